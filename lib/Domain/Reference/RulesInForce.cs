using System.Security.Cryptography;
using System.Text.Json;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Reference;

/// <summary>
/// What is in force at a moment: the settings, with the reference tables of then. A use case loads it once and passes it
/// down, so that nothing of it can change half-way.
/// </summary>
internal sealed class RulesInForce
{
    private const int DigestLength = 16;

    /// <summary>What is counted: raised when something is added to it, so that the sweep counts every register again.</summary>
    private const int Counting = 2;

    /// <param name="settings">Rules of certificates as the settings have them; tables of schemes are added here.</param>
    /// <param name="regions">The regions that the tables know on the day.</param>
    public RulesInForce(CertificateRules settings, InstitutionRules institutions, ReferenceData reference, RegionCatalog regions)
    {
        Reference = reference;
        Regions = regions;
        Certificates = reference.Rules(settings);
        Institutions = institutions;
        var content = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Counting,
            Certificates,
            Institutions,
            Roles = reference.Roles.OrderBy(row => row.Role).ThenBy(row => row.Dates.From).Select(row => new { row.Role, row.Category, row.Dates.From, row.Dates.To }),
        });
        Digest = Convert.ToHexStringLower(SHA256.HashData(content))[..DigestLength];
    }

    /// <summary>Without settings, by the shipped tables.</summary>
    public static RulesInForce Default { get; } = new(CertificateRules.Default, InstitutionRules.Default, ReferenceData.Shipped, RegionCatalog.Shipped);

    public ReferenceData Reference { get; }

    public RegionCatalog Regions { get; }

    public CertificateRules Certificates { get; }

    public InstitutionRules Institutions { get; }

    /// <summary>Tells two sets of rules apart: what was counted under others is counted again.</summary>
    public string Digest { get; }

    /// <summary>The categories of a day.</summary>
    public Func<Role, LegalCategory> CategoriesOn(DateOnly day) => role => Reference.CategoryOf(role, day);
}
