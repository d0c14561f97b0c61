namespace Azure.Data.Tables;

/// <summary>What a connection string says about tables: where they are, and by what right.</summary>
internal sealed record TableConnection(Uri Endpoint, string AccountName, TableSharedKeyCredential? Key, AzureSasCredential? Sas)
{
    private const string DevelopmentAccount = "devstoreaccount1";

    /// <summary>Published with the emulator: no secret.</summary>
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">It is not a connection string, or lacks what tables need. The message never holds values.</exception>
    public static TableConnection Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = Split(connectionString);
        if (settings.GetValueOrDefault("UseDevelopmentStorage") is { } development)
        {
            return string.Equals(development, "true", StringComparison.OrdinalIgnoreCase)
                ? Development(settings.GetValueOrDefault("DevelopmentStorageProxyUri"))
                : throw new FormatException("UseDevelopmentStorage takes no other value than true.");
        }

        var account = settings.GetValueOrDefault("AccountName");
        var endpoint = EndpointOf(settings, account);
        account ??= TableEndpoint.AccountName(endpoint);
        var key = settings.GetValueOrDefault("AccountKey");
        var sas = settings.GetValueOrDefault("SharedAccessSignature");
        if (key is null && sas is null)
        {
            throw new FormatException("The connection string has neither AccountKey nor SharedAccessSignature.");
        }

        return new TableConnection(
            endpoint,
            account,
            sas is null ? new TableSharedKeyCredential(account, key!) : null,
            sas is null ? null : new AzureSasCredential(sas));
    }

    private static Uri EndpointOf(Dictionary<string, string> settings, string? account)
    {
        if (settings.GetValueOrDefault("TableEndpoint") is { } given)
        {
            return Uri.TryCreate(given, UriKind.Absolute, out var endpoint)
                ? endpoint
                : throw new FormatException("TableEndpoint in the connection string is not an absolute address.");
        }

        if (account is null)
        {
            throw new FormatException("The connection string has neither TableEndpoint nor AccountName.");
        }

        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return Uri.TryCreate($"{protocol}://{account}.table.{suffix}", UriKind.Absolute, out var made)
            ? made
            : throw new FormatException("The connection string does not give a valid address of the table service.");
    }

    private static TableConnection Development(string? proxy)
    {
        var host = (proxy ?? "http://127.0.0.1").TrimEnd('/');
        return Uri.TryCreate($"{host}:10002/{DevelopmentAccount}", UriKind.Absolute, out var endpoint)
            ? new TableConnection(endpoint, DevelopmentAccount, new TableSharedKeyCredential(DevelopmentAccount, DevelopmentKey), null)
            : throw new FormatException("DevelopmentStorageProxyUri in the connection string is not an absolute address.");
    }

    private static Dictionary<string, string> Split(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException("The connection string is not a list of settings of the form Name=Value, parted by semicolons.");
            }

            var name = part[..equals].TrimEnd();
            if (!settings.TryAdd(name, part[(equals + 1)..].TrimStart()))
            {
                throw new FormatException($"The connection string has the setting {name} twice.");
            }
        }

        return settings;
    }
}
