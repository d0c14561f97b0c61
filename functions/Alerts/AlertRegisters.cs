using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>Where the alerts get the registers from: the register store, joined at registration.</summary>
/// <param name="LoadAsync">The register of a region as it is now; null where there is none.</param>
/// <param name="RegionsAsync">All regions that have a register.</param>
internal sealed record AlertRegisters(
    Func<RegionCode, CancellationToken, Task<Register?>> LoadAsync,
    Func<CancellationToken, IAsyncEnumerable<RegionCode>> RegionsAsync);
