using System.Globalization;
using SertiKesos.Platform.Audit;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

/// <summary>What a key command did: the sentence for the operator, and whether it is a refusal.</summary>
internal sealed record KeyAnswer(bool Done, IReadOnlyList<string> Lines);

/// <summary>The life of keys: shown, rotated, put to use for what is stored, and retired. Each change is put on record.</summary>
internal sealed class KeyWork(
    ProtectionSettings settings, IKeyWrapper wrapper, IEnumerable<IProtectedStore> stores, AuditLog audit, TimeProvider clock, BlindIndex index)
{
    private const string Actor = "system:keys";

    /// <summary>A process that has not looked at the key file since a rotation may write under the older key for so long at most.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    public async Task<KeyAnswer> ShowAsync(CancellationToken cancel)
    {
        var lines = new List<string>();
        if (settings.UsesVault)
        {
            lines.Add($"Kunci pembungkus aktif: {await wrapper.ActiveKeyAsync(cancel)}");
            lines.AddRange(index.Versions.Select(version => $"Kunci indeks versi {version}{(version == index.CurrentVersion ? " (aktif)" : "")}"));
            return new KeyAnswer(true, lines);
        }

        var ring = KeyFile.LoadOrCreate(settings.KeyFile, clock);
        lines.AddRange(ring.Names.Select(name =>
            $"Kunci pembungkus {name}{(name == ring.ActiveKey ? " (aktif)" : "")}{Age(ring, name)}"));
        lines.AddRange(ring.IndexKeys.Keys.Keys.Order().Select(version =>
            $"Kunci indeks versi {version}{(version == ring.IndexKeys.Current ? " (aktif)" : "")}" +
            $"{(version == ring.IndexKeys.Pinned ? " (tetap, untuk pemberitahuan dan orang)" : "")}{Age(ring, KeyRing.IndexName(version))}"));
        return new KeyAnswer(true, lines);
    }

    public async Task<KeyAnswer> RotateAsync(CancellationToken cancel)
    {
        if (settings.UsesVault)
        {
            return KeyTexts.RotateInVault;
        }

        var name = KeyFile.Change(settings.KeyFile, ring => ring.WithNewKey(clock.GetUtcNow())).ActiveKey;
        await RecordAsync("keys.rotated", $"keys.rotated:{name}", name, [], cancel);
        return KeyTexts.Rotated(name);
    }

    public async Task<KeyAnswer> RotateIndexAsync(CancellationToken cancel)
    {
        if (settings.UsesVault)
        {
            return KeyTexts.RotateInVault;
        }

        var version = KeyFile.Change(settings.KeyFile, ring => ring.WithNewIndexKey(clock.GetUtcNow())).IndexKeys.Current;
        await RecordAsync("keys.rotated", $"keys.rotated:{KeyRing.IndexName(version)}", KeyRing.IndexName(version), [], cancel);
        return KeyTexts.IndexRotated(version);
    }

    public async Task<KeyAnswer> RewrapAsync(CancellationToken cancel)
    {
        var active = await wrapper.ActiveKeyAsync(cancel);
        var total = RewrapCount.None;
        var lines = new List<string>();
        foreach (var store in stores)
        {
            var count = await store.RewrapAsync(cancel);
            lines.Add(KeyTexts.Rewrapped(store.Name, count));
            total += count;
        }

        if (total.Rewrapped > 0)
        {
            await RecordAsync(
                "keys.rewrapped",
                $"keys.rewrapped:{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddTHHmmssfff", CultureInfo.InvariantCulture)}",
                active,
                new() { ["rewrapped"] = Number(total.Rewrapped), ["current"] = Number(total.Current), ["failed"] = Number(total.Failed) },
                cancel);
        }

        lines.AddRange((await UsesAsync(cancel)).Select(use => KeyTexts.InUse(use.Key, use.Value)));
        return new KeyAnswer(total.Failed == 0, lines);
    }

    /// <summary>Takes a key out of the key file, once nothing that is stored needs it any more.</summary>
    public async Task<KeyAnswer> RetireAsync(string name, CancellationToken cancel)
    {
        if (settings.UsesVault)
        {
            return KeyTexts.RetireInVault;
        }

        var ring = KeyFile.LoadOrCreate(settings.KeyFile, clock);
        if (!ring.Names.Contains(name))
        {
            return KeyTexts.Unknown(name);
        }

        if (name == ring.ActiveKey)
        {
            return KeyTexts.Active(name);
        }

        if (ring.Created.TryGetValue(ring.ActiveKey, out var rotated) && rotated + Settled > clock.GetUtcNow())
        {
            return KeyTexts.TooSoon((int)Math.Ceiling((rotated + Settled - clock.GetUtcNow()).TotalMinutes));
        }

        if ((await UsesAsync(cancel)).TryGetValue(name, out var uses))
        {
            return KeyTexts.StillUsed(name, uses);
        }

        // Only what was looked at: a key that became active meanwhile is not given up.
        KeyFile.Change(settings.KeyFile, current => current.ActiveKey == name ? current : current.Without(name));
        await RecordAsync("keys.retired", $"keys.retired:{name}", name, [], cancel);
        return KeyTexts.Retired(name);
    }

    private async Task<SortedDictionary<string, int>> UsesAsync(CancellationToken cancel)
    {
        var uses = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var store in stores)
        {
            await foreach (var name in store.KeyNamesAsync(cancel))
            {
                uses[name] = uses.GetValueOrDefault(name) + 1;
            }
        }

        return uses;
    }

    private async Task RecordAsync(string action, string id, string subject, Dictionary<string, string> details, CancellationToken cancel) =>
        await audit.AppendAsync(AuditScope.National, new AuditEntry(id, Actor, action, subject, details), cancel);

    private string Age(KeyRing ring, string name) => ring.Created.TryGetValue(name, out var created)
        ? string.Create(
            CultureInfo.InvariantCulture, $", dibuat {created.UtcDateTime:yyyy-MM-dd} ({(clock.GetUtcNow() - created).Days} hari lalu)")
        : ", tanggal pembuatan tidak tercatat";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
