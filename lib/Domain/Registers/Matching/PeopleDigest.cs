using System.Globalization;
using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Regions;

namespace SertiKesos.Registers.Matching;

/// <summary>
/// The people of one region as other regions may know them: by keyed hashes only. It is made from a register and can be
/// made again at any time.
/// </summary>
/// <param name="RegisterVersion">The register that it was made from: a lower one never replaces a higher.</param>
internal sealed record PeopleDigest(RegionCode Region, long RegisterVersion, IReadOnlyList<DigestEntry> Entries)
{
    private const string NikPurpose = "person-nik";

    /// <summary>The digest of the rules that it was made under.</summary>
    public string Rules { get; init; } = "";

    /// <summary>What names a NIK across regions.</summary>
    public static string KeyOf(BlindIndex index, Nik nik) => index.Of(NikPurpose, nik.Digits);

    /// <summary>Everybody with a NIK, those who left included: a transfer has a leaving and a coming.</summary>
    /// <param name="categoryOf">The categories under which the register was counted; by default the shipped ones.</param>
    public static PeopleDigest Of(Register register, CertificateRules rules, BlindIndex index, Func<Role, LegalCategory>? categoryOf = null)
    {
        var entries = new List<DigestEntry>();
        var serving = new HashSet<Nik>();
        foreach (var person in register.People.Where(person => person.Nik is not null))
        {
            serving.Add(person.Nik!.Value);
            entries.Add(Entry(person, person.IsActive, Confirmed(register, person), null));
        }

        foreach (var entry in register.Muster
            .Where(entry => entry.Person.Nik is { } nik && !serving.Contains(nik))
            .GroupBy(entry => entry.Person.Nik!.Value)
            .Select(group => group.MaxBy(entry => entry.MissingSince)!))
        {
            entries.Add(Entry(entry.Person, active: false, DateTimeOffset.MinValue, entry));
        }

        return new PeopleDigest(register.Region, register.Version, entries);

        DigestEntry Entry(Person person, bool active, DateTimeOffset confirmed, MusterEntry? muster)
        {
            var standing = rules.Standing(person);
            var nik = person.Nik!.Value;
            IReadOnlyList<Role> roles = [.. person.Assignments.Where(assignment => !active || assignment.IsActive).Select(assignment => assignment.Role).Distinct().Order()];
            return new DigestEntry(
                KeyOf(index, nik),
                index.Of("person-name", PersonIdentity.FoldName(person.Name))[..16],
                person.BirthDate is { } born ? index.Of("person-born", born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))[..16] : null,
                active,
                confirmed,
                standing.Basis,
                standing.LastValidDay,
                roles,
                muster?.Reason,
                muster?.To,
                [.. register.Doubles.Where(known => known.Nik == nik).Select(known => known.Other)])
            {
                OtherCategories = categoryOf is null || roles.All(role => categoryOf(role) == role.Category())
                    ? null
                    : [.. roles.Select(categoryOf).Distinct().Order()],
            };
        }
    }

    public override string ToString() => $"PeopleDigest {Region} v{RegisterVersion} ({Entries.Count})";

    private static DateTimeOffset Confirmed(Register register, Person person) => person.Assignments
        .Select(assignment => register.Sources.GetValueOrDefault(assignment.Role)?.UploadedAt ?? DateTimeOffset.MinValue)
        .DefaultIfEmpty()
        .Max();
}

/// <summary>One person of a digest.</summary>
/// <param name="Key">Keyed hash of the NIK.</param>
/// <param name="NameKey">Keyed hash of the folded name, 64 bits: to see that two regions disagree.</param>
/// <param name="BirthKey">The same of the birth date; null where it is not known.</param>
/// <param name="ConfirmedAt">When the region last stated that the person serves there.</param>
/// <param name="Left">Why the person left, where the region said so.</param>
/// <param name="To">Where the region says that the person went.</param>
/// <param name="Shared">Regions with which the region confirmed that the person serves in both.</param>
internal sealed record DigestEntry(
    string Key,
    string NameKey,
    string? BirthKey,
    bool Active,
    DateTimeOffset ConfirmedAt,
    CertificationBasis Basis,
    DateOnly? LastValidDay,
    IReadOnlyList<Role> Roles,
    MusterReason? Left,
    RegionCode? To,
    IReadOnlyList<RegionCode> Shared)
{
    public CertificationStanding Standing => new(Basis, LastValidDay);

    /// <summary>The categories of the roles, where a table in force says otherwise than the program.</summary>
    public IReadOnlyList<LegalCategory>? OtherCategories { get; init; }

    public IReadOnlyList<LegalCategory> CountedCategories => OtherCategories ?? [.. Roles.Select(role => role.Category()).Distinct().Order()];

    public override string ToString() => $"DigestEntry {Key}";
}
