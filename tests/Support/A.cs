using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Tests.Support;

/// <summary>Builds invented people; a test states only what it is about.</summary>
internal static class A
{
    public static readonly RegionCode Cimahi = RegionCode.Parse("32.77");

    /// <summary>The n-th valid NIK of an invented man born on 17 August 1985.</summary>
    public static Nik NikNumber(int serial)
    {
        Assert.True(Nik.TryParse($"327701170885{serial:0000}", out var nik));
        return nik;
    }

    public static Credential Certificate(string lastDay) =>
        new(CredentialKind.Competency, CredentialEvidence.Dated, Number: $"C-{lastDay}", ExpiresOn: Date(lastDay));

    public static Credential Claimed { get; } = new(CredentialKind.Competency, CredentialEvidence.Claimed);

    public static Credential Passed { get; } = new(CredentialKind.Competency, CredentialEvidence.PassedNotIssued);

    public static Credential Training(string name) => new(CredentialKind.Training, CredentialEvidence.Dated, Scheme: name);

    public static Assignment Post(
        Role role = Role.Psm, string? posting = "Kelurahan", ServiceStatus status = ServiceStatus.Active, params Credential[] credentials) =>
        new(role, posting, null, null, status, credentials);

    public static Person Person(int serial, params Assignment[] assignments) => new(
        $"Orang Contoh {(char)('A' + (serial % 26))}", NikNumber(serial), Date("1985-08-17"), Sex.Male, [], null,
        assignments is [] ? [Post()] : assignments);

    public static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", null);
}
