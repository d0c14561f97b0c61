using SertiKesos.Regions;

namespace SertiKesos.Portal;

/// <summary>Whom a key speaks for.</summary>
internal enum AccessRole
{
    Office,
    Province,
    Ministry,
    Operator,

    /// <summary>A training centre (BBPPKS): seats and candidates of its area.</summary>
    Centre,
}

/// <summary>
/// A key as it is known here: never the key itself. <paramref name="Scope"/> is the region of an office or the code of a
/// province, the Roman number of a training centre, and empty for the others. It is valid before <paramref name="ExpiresAt"/>, that moment not included.
/// </summary>
internal sealed record AccessKey(AccessRole Role, string Scope, DateTimeOffset ExpiresAt, bool Revoked)
{
    /// <summary>The key's public name: the beginning of its hash, which opens nothing.</summary>
    public string Id { get; init; } = "";

    /// <summary>Null for a key of the time before this was kept.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Sessions that were opened with the key up to this moment are over; null where none was ever ended.</summary>
    public DateTimeOffset? SessionsAfter { get; init; }

    /// <summary>The names of sessions that were ended one by one, divided by spaces, as long as they would last.</summary>
    public string EndedSessions { get; init; } = "";

    /// <summary>Who acts, as records of acts name it, such as <c>office:1a2b3c4d5e6f</c>.</summary>
    public string Actor => $"{Role.ToString().ToLowerInvariant()}:{Id}";

    public bool IsValidAt(DateTimeOffset now) => !Revoked && now < ExpiresAt;

    public bool MayPublish => Role is AccessRole.Ministry or AccessRole.Operator;

    /// <summary>The national edition has the figures of every office, of few people too: nobody else sees those of others.</summary>
    public bool MayReadNation => Role is AccessRole.Ministry or AccessRole.Operator;

    public bool MayPutReference => Role is AccessRole.Ministry or AccessRole.Operator;

    /// <summary>A roster is the statement of its own office; others look on.</summary>
    public bool MaySubmit => Role is AccessRole.Office or AccessRole.Operator;

    /// <summary>Whether it may act for people: the own office, and the operator on behalf of one.</summary>
    public bool MaySeePeople => Role is AccessRole.Office or AccessRole.Operator;

    /// <summary>People are for their own office's eyes; whoever else looks says why, and the office sees it.</summary>
    public bool MustSayWhy => Role != AccessRole.Office;

    /// <summary>Whether it may look at people of the regions that it sees, if need be with a reason.</summary>
    public bool MayReadPeople => Role != AccessRole.Centre;

    public bool MaySee(RegionCode region) => Role switch
    {
        AccessRole.Office => Scope == region.Value,
        AccessRole.Province => Scope == region.Province,
        AccessRole.Centre => false,
        _ => true,
    };
}
