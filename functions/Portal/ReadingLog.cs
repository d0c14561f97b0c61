using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    public const string ReasonDetail = "reason";
    public const string LetterDetail = "letter";

    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, bool> _recorded = new(StringComparer.Ordinal);

    /// <param name="what">The list that is read, such as <c>people</c> or <c>receipt</c>.</param>
    /// <param name="reason">Why, of whoever must say so; each reason is a record of its own.</param>
    public async Task RecordAsync(AccessKey key, RegionCode region, string what, ReadingReason? reason, CancellationToken cancel)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"read-{what}-{key.Id}-{clock.GetUtcNow():yyyyMMddHH}");
        var details = new Dictionary<string, string>();
        if (reason is not null)
        {
            details[ReasonDetail] = reason.Word;
            id += "-" + reason.Word;
        }

        if (reason?.Letter is { } letter)
        {
            details[LetterDetail] = letter;
            id += "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letter)).AsSpan(0, 4));
        }

        if (_recorded.ContainsKey($"{region} {id}"))
        {
            return;
        }

        await audit.AppendAsync(region.Value, new AuditEntry(id, key.Actor, Action, what, details), cancel);
        if (_recorded.Count >= MostRemembered)
        {
            _recorded.Clear();
        }

        _recorded[$"{region} {id}"] = true;
    }
}
