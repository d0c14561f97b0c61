using SertiKesos.Coverage.Facts;
using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;

namespace SertiKesos.Portal;

/// <summary>A person as the office sees it in the API: no NIK in the clear, no address to write to.</summary>
internal sealed record PersonJson(
    string Person,
    string Name,
    string? Nik,
    bool Active,
    string State,
    DateOnly? LastValidDay,
    IReadOnlyList<PersonJson.Post> Posts,
    int EarlierCertificates,
    string Training,
    bool ReadyForTest)
{
    public static PersonJson Of(Person person, CertificateRules rules, DateOnly day, BlindIndex blind)
    {
        var standing = rules.Standing(person);
        var level = TrainingLadder.LevelOf(person);
        return new PersonJson(
            PersonReference.Of(blind, person.Identity),
            person.Name,
            person.Nik?.Masked,
            person.IsActive,
            rules.StateOn(standing, day).ToString().ToLowerInvariant(),
            standing.LastValidDay,
            [.. person.Assignments.Select(assignment => new Post(
                assignment.Role.Code(), assignment.Posting, assignment.Kecamatan, assignment.Kelurahan, assignment.Status.ToString().ToLowerInvariant()))],
            person.Past.Count(past => past.Credential.Kind == CredentialKind.Competency),
            level.Code(),
            person.IsActive && TrainingLadder.IsReady(level, rules.StateOn(standing, day)));
    }

    public static string NextStep(CrossRegionTask task) => task switch
    {
        { OtherName: true } or { OtherBirthDate: true } =>
            "Identitas di kedua wilayah berbeda. Cocokkan NIK, nama dan tanggal lahir dengan KTP, lalu betulkan pada roster yang salah.",
        { Kind: CrossRegionKind.Transfer, CountedHere: true } => "Orang ini pernah bertugas di sana. Bila memang pindah ke sini, jawab moved-here.",
        { Kind: CrossRegionKind.Transfer } => "Orang ini sekarang bertugas di sana. Bila memang pindah, jawab moved-there.",
        _ => "Orang ini tercatat bertugas di kedua wilayah. Jawab both bila benar di keduanya, moved-there bila sudah pindah ke sana.",
    };

    public override string ToString() => $"PersonJson {Person}";

    internal sealed record Post(string Role, string? Posting, string? Kecamatan, string? Kelurahan, string Status);
}
