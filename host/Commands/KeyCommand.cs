using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Portal;
using SertiKesos.Reference;
using SertiKesos.Regions;

namespace SertiKesos.Hosting.Commands;

/// <summary>
/// The verb <c>key --role office --scope 32.77</c>: makes a key and prints it, this once. Whoever can run it has the
/// storage account, so it asks for no key itself.
/// </summary>
internal static class KeyCommand
{
    private const string HowTo =
        "Pemakaian: key --role office --scope 32.77 | key --role province --scope 32 | key --role centre --scope II | " +
        "key --role ministry | key --role operator | " +
        "key --list | key --revoke ID";

    /// <param name="args">What follows the verb.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (args is ["--list"] or ["--revoke", _])
        {
            return await ToolHost.RunAsync(services => KeepAsync(args, services, output, error, cancel), error, cancel);
        }

        if (Parse(args) is not { } wanted)
        {
            await error.WriteLineAsync(HowTo);
            return Usage.WrongUse;
        }

        if (!IsFormed(wanted.Role, wanted.Scope))
        {
            await error.WriteLineAsync(Unknown(wanted.Scope));
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(services => CreateAsync(wanted, services, output, error, cancel), error, cancel);
    }

    private static async Task<int> CreateAsync(
        (AccessRole Role, string Scope) wanted, IServiceProvider services, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (!Exists(wanted.Role, wanted.Scope))
        {
            await error.WriteLineAsync(Unknown(wanted.Scope));
            return Usage.WrongUse;
        }

        var keys = services.GetRequiredService<AccessKeys>();
        var key = await keys.CreateAsync(wanted.Role, wanted.Scope, cancel);
        await RecordAsync(services, "key.created", (await keys.FindAsync($"Bearer {key}", cancel))!.Id, cancel);
        await output.WriteLineAsync(key);
        await error.WriteLineAsync("Kunci ini hanya tampil sekali dan berlaku satu tahun. Sampaikan kepada pemakainya melalui saluran yang aman.");
        return Usage.Success;
    }

    /// <summary>Lists the keys by their public names, or revokes one: it opens nothing from then on.</summary>
    private static async Task<int> KeepAsync(string[] args, IServiceProvider services, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var keys = services.GetRequiredService<AccessKeys>();
        if (args is ["--revoke", var id])
        {
            var revoked = await keys.RevokeAsync(id, cancel);
            if (revoked)
            {
                await RecordAsync(services, "key.revoked", id, cancel);
            }

            await (revoked ? output : error).WriteLineAsync(
                revoked ? $"Kunci {id} dicabut." : $"Tidak ada kunci {id}. Lihat daftarnya dengan key --list; pakai ke-12 hurufnya.");
            return revoked ? Usage.Success : Usage.Findings;
        }

        foreach (var key in await keys.ListAsync(cancel))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{key.Actor}  {key.Scope,-5}  sampai {key.ExpiresAt:yyyy-MM-dd}{(key.Revoked ? "  dicabut" : "")}"));
        }

        return Usage.Success;
    }

    private static Task<long> RecordAsync(IServiceProvider services, string action, string id, CancellationToken cancel) =>
        services.GetRequiredService<AuditLog>().AppendAsync(
            AuditScope.National, new AuditEntry($"{action}-{id}", "system:key", action, id, new Dictionary<string, string>()), cancel);

    internal static (AccessRole Role, string Scope)? Parse(string[] args) => args switch
    {
        ["--role", "office", "--scope", var region] => (AccessRole.Office, region),
        ["--role", "province", "--scope", var province] => (AccessRole.Province, province),
        ["--role", "centre", "--scope", var centre] => (AccessRole.Centre, centre),
        ["--role", "ministry"] => (AccessRole.Ministry, ""),
        ["--role", "operator"] => (AccessRole.Operator, ""),
        _ => null,
    };

    private static string Unknown(string scope) =>
        $"Wilayah \"{scope}\" tidak dikenal. Kantor memakai kode seperti 32.77, provinsi kode seperti 32, BBPPKS angka Romawi seperti II.";

    private static bool IsFormed(AccessRole role, string scope) => role switch
    {
        AccessRole.Office => RegionCode.TryParse(scope, out _),
        AccessRole.Province => scope is [>= '0' and <= '9', >= '0' and <= '9'],
        _ => true,
    };

    /// <summary>Whether it is in the list of now, that of a stored table included.</summary>
    private static bool Exists(AccessRole role, string scope) => role switch
    {
        AccessRole.Office => RegionCode.TryParse(scope, out var code) && RegionCatalog.Find(code) is not null,
        AccessRole.Province => RegionCatalog.Provinces.Any(province => province.Code == scope),
        AccessRole.Centre => RegionCatalog.All.Any(region => region.Bbppks == scope),
        _ => true,
    };
}
