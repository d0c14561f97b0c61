using System.Collections.Concurrent;
using System.Globalization;
using SertiKesos.Platform.Audit;
using SertiKesos.Regions;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Portal;

/// <summary>
/// Puts on record who read people (UU 27/2022 article 31 asks for all processing): once an hour for each key, region and
/// kind of list, before the answer is given, so that looking again and again does not fill the chain.
/// </summary>
internal sealed class ReadingLog(AuditLog audit, TimeProvider clock)
{
    public const string Action = RosterAudit.Read;

    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, bool> _recorded = new(StringComparer.Ordinal);

    /// <param name="what">The list that is read, such as <c>people</c> or <c>receipt</c>.</param>
    public async Task RecordAsync(AccessKey key, RegionCode region, string what, CancellationToken cancel)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"read-{what}-{key.Id}-{clock.GetUtcNow():yyyyMMddHH}");
        if (_recorded.ContainsKey($"{region} {id}"))
        {
            return;
        }

        await audit.AppendAsync(region.Value, new AuditEntry(id, key.Actor, Action, what, new Dictionary<string, string>()), cancel);
        if (_recorded.Count >= MostRemembered)
        {
            _recorded.Clear();
        }

        _recorded[$"{region} {id}"] = true;
    }
}
