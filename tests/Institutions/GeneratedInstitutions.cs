using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Institutions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Institutions;

/// <summary>Institutions as a reading may yield them, of every kind and state.</summary>
internal static class GeneratedInstitutions
{
    private static readonly string[] Names = ["LKS Contoh", "Panti Kasih Contoh", "=Rumus Contoh", "-Yayasan Dua", "@Contoh", "Mu'min Contoh \"Satu\""];

    private static readonly Gen<DateOnly?> Days = Gen.OneOf(
        Gen.Constant<DateOnly?>(null), Gen.Choose(0, 3000).Select(day => (DateOnly?)A.Date("2018-02-27").AddDays(day)));

    private static readonly Gen<Registration?> Registrations = Gen.OneOf(
        Gen.Constant<Registration?>(null),
        from number in Gen.Choose(0, 40)
        from until in Days
        from never in Gen.Elements(false, false, true)
        select (Registration?)new Registration(number < 5 ? null : $"460/CTH-{number}/LKS", never ? null : until, never));

    private static readonly Gen<Accreditation> Accreditations =
        from claim in Gen.Elements(Enum.GetValues<AccreditationClaim>())
        from grade in Gen.Elements<AccreditationGrade?>(null, AccreditationGrade.A, AccreditationGrade.B, AccreditationGrade.C)
        from number in Gen.Elements<string?>(null, "CTH/BALKS/7")
        from issued in Days
        from months in Gen.Choose(0, 90)
        let dated = claim is not AccreditationClaim.None
        select claim == AccreditationClaim.None
            ? Accreditation.None
            : new Accreditation(
                claim,
                claim == AccreditationClaim.InProcess ? null : grade,
                number,
                issued,
                months > 60 ? (issued ?? A.Date("2022-05-31")).AddMonths(months - 24) : null);

    public static Gen<Institution> One { get; } =
        from kind in Gen.Elements(Enum.GetValues<InstitutionKind>())
        from name in Gen.Elements(Names)
        from serial in Gen.Choose(1, 12)
        from registration in Registrations
        from accreditation in Accreditations
        from kecamatan in Gen.Elements<string?>(null, "Contoh Utara")
        from closed in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Institution(kind, $"{name} {serial}", registration, accreditation, kecamatan, null, closed);

    public static Gen<List<Institution>> Lists { get; } = One.ListOf().Select(list => list.ToList());
}
