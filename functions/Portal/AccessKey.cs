using SertiKesos.Regions;

namespace SertiKesos.Portal;

/// <summary>Whom a key speaks for.</summary>
internal enum AccessRole
{
    Office,
    Province,
    Ministry,
    Operator,
}

/// <summary>
/// A key as it is known here: never the key itself. <paramref name="Scope"/> is the region of an office or the code of a
/// province, and empty for the others. It is valid before <paramref name="ExpiresAt"/>, that moment not included.
/// </summary>
internal sealed record AccessKey(AccessRole Role, string Scope, DateTimeOffset ExpiresAt, bool Revoked)
{
    public bool IsValidAt(DateTimeOffset now) => !Revoked && now < ExpiresAt;

    public bool MayPublish => Role is AccessRole.Ministry or AccessRole.Operator;

    /// <summary>A roster is the statement of its own office; others look on.</summary>
    public bool MaySubmit => Role is AccessRole.Office or AccessRole.Operator;

    public bool MaySee(RegionCode region) => Role switch
    {
        AccessRole.Office => Scope == region.Value,
        AccessRole.Province => Scope == region.Province,
        _ => true,
    };
}
