using FsCheck;
using FsCheck.Fluent;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Templates;

/// <summary>Registers as accepted rosters leave them: invented people in every role, with every kind of credential.</summary>
internal static class GeneratedRegisters
{
    private static readonly string[] Names = ["Siti Contoh, S.Sos.", "Mu'min Contoh", "Ketut Contoh-Contoh", "=Rumus Contoh", "-Contoh Dua", "@Contoh"];
    private static readonly string?[] Postings = ["Kelurahan", "PKH", "Dinsos", "Panti/LKS", "SLRT/Puskesos", "Rumah Singgah Contoh"];
    private static readonly string[] Phones = ["+6281200001234", "+6285700004321"];

    /// <summary>Without anything that a check would remark upon.</summary>
    public static Gen<Register> Clean { get; } = Of(clean: true);

    /// <summary>With people who left, who miss a NIK or a posting, or only claim a certificate.</summary>
    public static Gen<Register> Any { get; } = Of(clean: false);

    private static Gen<Register> Of(bool clean) =>
        from count in Gen.Choose(1, 12)
        from people in Gen.ListOf(Person(clean), count)
        from missing in Gen.Choose(0, clean ? 2 : 4)
        select Register([.. people.Select((make, index) => make(index + 1))], missing);

    private static Register Register(IReadOnlyList<Person> people, int missing)
    {
        var muster = Enumerable.Range(0, missing)
            .Select(index => new MusterEntry(A.Person(5_000 + index), Role.Psm, new DateOnly(2026, 4, 5), "earlier"));
        return new Register(A.Cimahi, 3, people, new Dictionary<Role, RoleSource>(), [.. muster], []);
    }

    private static Gen<Func<int, Person>> Person(bool clean) =>
        from name in Gen.Elements(Names)
        from hasNik in clean ? Gen.Constant(true) : Gen.Elements(true, true, false)
        from sex in Gen.Elements(Sex.Male, Sex.Male)
        from phones in Gen.Choose(0, Phones.Length)
        from mail in Gen.Elements(null, "orang@contoh.id")
        from roles in Gen.SubListOf(Enum.GetValues<Role>().Except([Role.Tksk]))
        from made in Gen.ListOf(Assignment(clean), Math.Max(1, Math.Min(2, roles.Count)))
        select (Func<int, Person>)(serial => new Person(
            hasNik ? name : $"{name[..4]} {(char)('A' + serial)}",
            hasNik ? A.NikNumber(serial) : null,
            new DateOnly(1985, 8, 17),
            sex,
            [.. Phones.Take(phones)],
            mail,
            [.. made.Select((assignment, index) => assignment(index < roles.Count ? roles[index] : Role.Psm, serial))]));

    private static Gen<Func<Role, int, Assignment>> Assignment(bool clean) =>
        from posting in Gen.Elements(clean ? Postings : [.. Postings, null])
        from kecamatan in Gen.Elements(null, "Cimahi Utara")
        from kelurahan in Gen.Elements(null, "Desa Contoh")
        from status in clean ? Gen.Elements(ServiceStatus.Active, ServiceStatus.OnLeave) : Gen.Elements(Enum.GetValues<ServiceStatus>())
        from member in Gen.Elements(null, "1.2.3-Contoh")
        from competency in Competency(clean)
        from str in Gen.Elements(null, new Credential(CredentialKind.Str, CredentialEvidence.Dated, Number: "STR-Contoh-9", ExpiresOn: new DateOnly(2029, 1, 31)))
        from trainings in Gen.SubListOf(Trainings)
        select (Func<Role, int, Assignment>)((role, serial) => new Assignment(
            role, posting, kecamatan, kelurahan, status,
            [.. new[] { competency is { Number: { } number } ? competency with { Number = $"{number}/{role}/{serial}/X" } : competency }.OfType<Credential>(), .. trainings, .. new[] { str }.OfType<Credential>()],
            member));

    private static readonly Credential[] Trainings =
    [
        A.Training("Bimtek Dasar PSM") with { Number = "BD-7/X", IssuedOn = new DateOnly(2020, 3, 1), Issuer = "BBPPKS Contoh" },
        new Credential(CredentialKind.Training, CredentialEvidence.Claimed, Scheme: "Pemetaan Sosial"),
    ];

    private static Gen<Credential?> Competency(bool clean)
    {
        var dated = new Credential(CredentialKind.Competency, CredentialEvidence.Dated, Number: "K-1");
        Credential?[] sound =
        [
            null,
            dated with { IssuedOn = new DateOnly(2023, 5, 20) },
            dated with { IssuedOn = new DateOnly(2023, 5, 20), ExpiresOn = new DateOnly(2028, 5, 19), Issuer = "LSP Contoh", Scheme = "Generalis" },
            dated with { Number = null, ExpiresOn = new DateOnly(2027, 2, 1) },
            dated with { NeverExpires = true },
            dated with { Number = null, NeverExpires = true },
            new Credential(CredentialKind.Competency, CredentialEvidence.PassedNotIssued),
            new Credential(CredentialKind.Competency, CredentialEvidence.PassedNotIssued, Number: "P-3"),
            new Credential(CredentialKind.Competency, CredentialEvidence.Claimed, Number: "K-2", IssuedOn: new DateOnly(2022, 1, 2), Suspended: true),
            new Credential(CredentialKind.Competency, CredentialEvidence.Claimed, Suspended: true),
        ];
        Credential?[] doubtful = [A.Claimed, A.Claimed with { Number = "K-9" }, dated with { IssuedOn = new DateOnly(2020, 5, 20), ExpiresOn = new DateOnly(2022, 1, 1) }];
        return Gen.Elements<Credential?>(clean ? sound : [.. sound, .. doubtful]);
    }
}
