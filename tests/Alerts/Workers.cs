using System.Globalization;
using System.Text;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Tests.Alerts;

/// <summary>Invented workers and registers for the tests of alerts.</summary>
internal static class Workers
{
    public const string BudisNik = "3277011505900001";
    public const string BudisNumber = "88123/LSPS/2021/007";

    public static readonly Region Cimahi = RegionCatalog.Shipped.Find(RegionCode.Parse("32.77"))!;
    public static readonly Region Jayapura = RegionCatalog.Shipped.Find(RegionCode.Parse("91.71"))!;
    public static readonly Region Padang = RegionCatalog.Shipped.Find(RegionCode.Parse("13.71"))!;
    public static readonly BlindIndex Index = new(Encoding.UTF8.GetBytes("kunci rahasia untuk uji coba 32b"));
    public static readonly AlertKeys Keys = new(Index);
    public static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Credential Certificate(DateOnly lastValidDay, string? number = BudisNumber) =>
        new(CredentialKind.Competency, CredentialEvidence.Dated, Scheme: "TKSK", Number: number, IssuedOn: Day("2021-08-02"), ExpiresOn: lastValidDay);

    public static Person Budi(params Credential[] credentials) =>
        Person("Budi Santosa", BudisNik, "budi.santosa@contoh.go.id", credentials);

    public static Person Person(string name, string nik, string? email, params Credential[] credentials) =>
        new(
            name,
            Nik.TryParse(nik, out var parsed) ? parsed : throw new ArgumentException("no NIK", nameof(nik)),
            null,
            null,
            [],
            email,
            [new Assignment(Role.Tksk, null, null, null, ServiceStatus.Active, credentials)]);

    public static Person With(this Person person, ServiceStatus status) =>
        person with { Assignments = [.. person.Assignments.Select(assignment => assignment with { Status = status })] };

    public static Register Register(params Person[] people) => Register(LongAgo, people);

    public static Register Register(DateTimeOffset uploadedAt, params Person[] people) => new(
        Cimahi.Code, 1, people, new Dictionary<Role, RoleSource> { [Role.Tksk] = new("kiriman", uploadedAt, uploadedAt) }, [], []);

    public static IReadOnlyList<AlertCandidate> Candidates(Register register, DateOnly day) =>
        [.. AlertPlan.Candidates(register, AlertRules.Default, Keys, day)];

    public static IReadOnlyList<PlannedAlert> Plan(Register register, DateOnly day, params AlertEntry[] entries) => AlertPlan.Of(
        register, Cimahi, AlertRules.Default, AlertCalendar.Default, Keys, day, new AlertHistory(entries, new HashSet<string>(), Cimahi.Zone));

    public static AlertEntry Entry(AlertCandidate candidate, AlertState state, DateTimeOffset changedAt) => new(
        Cimahi.Code, candidate.Key, candidate.PersonKey, candidate.AddressKey, candidate.Step.Code, state, changedAt, changedAt);

    public static AlertPolicy Policy(Action<AlertOptions>? change = null)
    {
        var options = new AlertOptions { From = "pengingat@dinsos.contoh.go.id" };
        change?.Invoke(options);
        return AlertPolicy.Of(options, RulesInForce.Default, Keys);
    }
}
