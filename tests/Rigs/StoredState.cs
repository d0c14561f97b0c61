using System.Text.Json.Nodes;
using Azure.Data.Tables;
using SertiKesos.People;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;

namespace SertiKesos.Rigs;

/// <summary>What is stored of a region, in the words of the model.</summary>
internal static class StoredState
{
    public static async Task<string> ReadAsync(StorageAccess storage, KeyRing keys, RegionCode region)
    {
        var register = await new RegisterStore(storage, new EnvelopeCipher(keys)).LoadAsync(region, CancellationToken.None) ?? Register.Empty(region);
        var coverage = await CoverageAsync(storage, region);
        var submissions = await new SubmissionStore(storage, TimeProvider.System).ListAsync(region, CancellationToken.None);
        return RegisterModel.Write(
            register.Version,
            register.People.SelectMany(person => person.Assignments.Select(assignment => (person.Nik!.Value.Digits, assignment.Role))),
            register.Sources.Select(source => (source.Key, source.Value.Submission)),
            register.Muster.Select(entry => (entry.Person.Nik!.Value.Digits, entry.Role, new ModelLeaving(entry.Reason, entry.To))),
            register.People.Where(person => person.Past.Any(past => past.Submission.StartsWith("moved-", StringComparison.Ordinal))).Select(person => person.Nik!.Value.Digits),
            coverage,
            submissions.Select(submission => KeyValuePair.Create(
                submission.Id,
                submission.State.IsAccepted() ? "accepted" : submission.State.Code())));
    }

    /// <summary>What was counted. The row of the month and the newest one must say the same.</summary>
    private static async Task<(long Version, int People, int Certified)?> CoverageAsync(StorageAccess storage, RegionCode region)
    {
        var table = storage.Tables.GetTableClient(StorageNames.Tables.Coverage);
        var latest = await table.GetEntityIfExistsAsync<TableEntity>("latest", region.Value);
        var period = await table.GetEntityIfExistsAsync<TableEntity>(Period.Of(new DateOnly(2026, 11, 24)).ToString(), region.Value);
        Assert.Equal(period.HasValue, latest.HasValue);
        if (!latest.HasValue)
        {
            return null;
        }

        Assert.Equal(period.Value!.GetString("Content0"), latest.Value!.GetString("Content0"));
        var total = JsonNode.Parse(latest.Value.GetString("Content0")!)!["total"]!.AsObject();
        var certified = total["lastValidDays"]!.AsObject().Sum(day => (int)day.Value!);
        return (latest.Value.GetInt64("RegisterVersion")!.Value, certified + total.Sum(part => part.Value is JsonValue count ? (int)count : 0), certified);
    }
}
