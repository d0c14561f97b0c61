using System.Security.Cryptography;
using System.Text.Json;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Reference;

namespace SertiKesos.Coverage;

/// <summary>Everything besides a register that its count rests on.</summary>
internal sealed class CountingRules
{
    private const int DigestLength = 16;

    /// <summary>What is counted: raised when something is added to it, so that the sweep counts every register again.</summary>
    private const int Counting = 2;

    private readonly ReferenceData _reference;

    /// <param name="settings">Rules of certificates as the settings have them; tables of schemes are added here.</param>
    public CountingRules(CertificateRules settings, InstitutionRules? institutions = null, ReferenceData? reference = null)
    {
        _reference = reference ?? ReferenceData.Shipped;
        Certificates = _reference.Rules(settings);
        Institutions = institutions ?? InstitutionRules.Default;
        var content = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Counting,
            Certificates,
            Institutions,
            Roles = _reference.Roles.OrderBy(row => row.Role).ThenBy(row => row.Dates.From).Select(row => new { row.Role, row.Category, row.Dates.From, row.Dates.To }),
        });
        Digest = Convert.ToHexStringLower(SHA256.HashData(content))[..DigestLength];
    }

    public CertificateRules Certificates { get; }

    public InstitutionRules Institutions { get; }

    /// <summary>Tells two sets of rules apart: what was counted under others is counted again.</summary>
    public string Digest { get; }

    /// <summary>The categories of a day.</summary>
    public Func<Role, LegalCategory> CategoriesOn(DateOnly day) => role => _reference.CategoryOf(role, day);
}
