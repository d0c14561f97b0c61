using SertiKesos.Platform.Audit;
using SertiKesos.Reference;
using SertiKesos.Regions;

namespace SertiKesos.Portal;

/// <summary>A new key, which is shown this once.</summary>
internal sealed record IssuedKey(string Secret, AccessKey Key);

/// <summary>Makes, lists and closes access keys, for whoever may: each act is on record.</summary>
internal sealed class KeyIssue(AccessKeys keys, RulesSource rules, AuditLog audit)
{
    /// <summary>The actor of acts of somebody who has the storage account, and so needs no key.</summary>
    public const string Machine = "system:key";

    /// <summary>The words for the roles.</summary>
    public static IReadOnlyDictionary<string, AccessRole> Roles { get; } = new Dictionary<string, AccessRole>(StringComparer.Ordinal)
    {
        ["office"] = AccessRole.Office,
        ["province"] = AccessRole.Province,
        ["centre"] = AccessRole.Centre,
        ["ministry"] = AccessRole.Ministry,
        ["operator"] = AccessRole.Operator,
    };

    public static string WordOf(AccessRole role) => Roles.Single(known => known.Value == role).Key;

    /// <summary>What is wrong with a scope that can be told without any storage, as a sentence; null where nothing is.</summary>
    /// <param name="scope">Null where none is given.</param>
    /// <param name="called">What the place is called in which it is written.</param>
    public static string? Fault(AccessRole role, string? scope, string called) => role switch
    {
        AccessRole.Ministry or AccessRole.Operator => scope is null ? null : $"{called} hanya untuk office, province, dan centre.",
        _ when scope is null => $"{called} memerlukan wilayahnya: 32.77 untuk office, 32 untuk province, II untuk centre.",
        AccessRole.Office => RegionCode.TryParse(scope, out _) ? null : Unknown(scope),
        AccessRole.Province => scope is [>= '0' and <= '9', >= '0' and <= '9'] ? null : Unknown(scope),
        _ => null,
    };

    public static string Unknown(string scope) =>
        $"Wilayah \"{scope}\" tidak dikenal. Kantor memakai kode seperti 32.77, provinsi kode seperti 32, BBPPKS angka Romawi seperti II.";

    /// <summary>Makes a key; null where its scope is not in the list of regions of now, that of a stored table included.</summary>
    /// <param name="by">Who makes it, as records name it.</param>
    public async Task<IssuedKey?> CreateAsync(AccessRole role, string? scope, string by, CancellationToken cancel)
    {
        if (Fault(role, scope, "") is not null || !Exists(role, scope ?? "", await rules.RegionsAsync(cancel)))
        {
            return null;
        }

        var issued = await keys.IssueAsync(role, scope ?? "", cancel);
        await RecordAsync("key.created", issued.Key.Id, by, cancel);
        return issued;
    }

    /// <summary>Lets an account of Entra ID in without a key, where the platform in front signs people in; null as for a key.</summary>
    /// <param name="account">Its object id.</param>
    public async Task<AccessKey?> BindAsync(AccessRole role, string? scope, Guid account, string by, CancellationToken cancel)
    {
        if (Fault(role, scope, "") is not null || !Exists(role, scope ?? "", await rules.RegionsAsync(cancel)))
        {
            return null;
        }

        var bound = await keys.BindAsync(role, scope ?? "", account, cancel);
        await audit.AppendAsync(
            AuditScope.National,
            new AuditEntry($"key.bound-{bound.Id}-{bound.CreatedAt?.UtcTicks}", by, "key.bound", bound.Id, new Dictionary<string, string> { ["role"] = WordOf(role), ["scope"] = scope ?? "" }),
            cancel);
        return bound;
    }

    public Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancel) => keys.ListAsync(cancel);

    /// <summary>Closes a key by its public name; false where there is none of that name.</summary>
    public async Task<bool> RevokeAsync(string id, string by, CancellationToken cancel)
    {
        if (!await keys.RevokeAsync(id, cancel))
        {
            return false;
        }

        await RecordAsync("key.revoked", id, by, cancel);
        return true;
    }

    private Task<long> RecordAsync(string action, string id, string by, CancellationToken cancel) =>
        audit.AppendAsync(AuditScope.National, new AuditEntry($"{action}-{id}", by, action, id, new Dictionary<string, string>()), cancel);

    private static bool Exists(AccessRole role, string scope, RegionCatalog regions) => role switch
    {
        AccessRole.Office => RegionCode.TryParse(scope, out var code) && regions.Find(code) is not null,
        AccessRole.Province => regions.Provinces.Any(province => province.Code == scope),
        AccessRole.Centre => regions.All.Any(region => region.Bbppks == scope),
        _ => true,
    };
}
