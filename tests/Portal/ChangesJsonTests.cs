using System.Text.Json;
using SertiKesos.People;
using SertiKesos.Portal;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Portal;

public sealed class ChangesJsonTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_is_new_changed_and_missing_is_told_with_masked_numbers()
    {
        var first = RegisterChange.Of(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1), A.Person(2), A.Person(3), A.Person(5, A.Post(Role.Tagana)))).Next;
        var change = RegisterChange.Of(
            first, Roster("s2", 1, A.Person(1), A.Person(2, A.Post(credentials: A.Certificate("2029-01-01"))) with { Phones = ["+6281200001234"] }, A.Person(4)));
        var submission = new Submission(A.Cimahi, new string('a', 32), "roster.xlsx", Monday, SubmissionState.Held, null);

        var json = ChangesJson.Of(submission, new RosterDifference.Known(change, Done: false), TestKeys.Ring.Index);

        Assert.Equal((new ChangeCounts(1, 1, 1, 1), false, "held"), (json.Counts, json.Done, json.State));
        Assert.Equal(["PSM"], json.Roles);
        Assert.Equal(("Orang Contoh E", "************0004"), (Assert.Single(json.Added).Name, json.Added[0].Nik));
        Assert.Null(json.Added[0].Fields);
        Assert.Equal(["phones", "certificates"], Assert.Single(json.Changed).Fields);
        Assert.Equal(("Orang Contoh D", "PSM"), (Assert.Single(json.Missing).Name, Assert.Single(json.Missing[0].Roles)));
        Assert.DoesNotContain("327701", JsonSerializer.Serialize(json), StringComparison.Ordinal);
        Assert.Null(json.Institutions);
    }

    private static RosterEntry Roster(string submission, int day, params Person[] people) =>
        new(submission, Monday.AddDays(day), Monday.AddDays(day), A.Date("2026-11-23").AddDays(day), people, null, []);
}
