using SertiKesos.Regions;

namespace SertiKesos.Alerts;

internal static class AlertRegion
{
    /// <summary>The region that a queue message names.</summary>
    /// <exception cref="FormatException">No such region: the message is of no use and belongs in the poison queue.</exception>
    public static Region Find(string code, RegionCatalog regions) =>
        regions.Find(RegionCode.Parse(code)) ?? throw new FormatException("The queue message names no existing region.");
}
