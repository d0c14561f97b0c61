namespace SertiKesos.Alerts;

/// <summary>Asks to plan the alerts of one region. Queue <c>alert-scans</c>, JSON in Base64.</summary>
/// <param name="Version">Version of this contract, now 1.</param>
/// <param name="Region">Code of the region, such as <c>32.77</c>.</param>
internal sealed record AlertScanMessage(int Version, string Region)
{
    public const int CurrentVersion = 1;
}

/// <summary>Asks to send one alert. Queue <c>alerts</c>, JSON in Base64.</summary>
/// <param name="Version">Version of this contract, now 1.</param>
/// <param name="Region">Code of the region: the ledger's partition key.</param>
/// <param name="Key">Key of the alert: the ledger's row key. It is blind, so the message holds no personal data.</param>
internal sealed record AlertMessage(int Version, string Region, string Key)
{
    public const int CurrentVersion = 1;
}
