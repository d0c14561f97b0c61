using SertiKesos.Time;

namespace SertiKesos.Reference;

/// <summary>
/// Until when a region may hand in its rosters for a period: on time through <paramref name="Deadline"/>, late through
/// <paramref name="Lock"/>, both days until 24:00 by the clock of the region.
/// </summary>
internal sealed record ReportingDeadline(Period Period, DateOnly Deadline, DateOnly Lock);
