using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Rigs;

/// <summary>The real thing beside the model: hosts on real storage.</summary>
internal sealed record ModelWorld(StorageAccess Storage, string ConnectionString)
{
    /// <summary>A host that dies after so many requests.</summary>
    public Host Dying(int requests) => new(CutOffNetwork.Storage(ConnectionString, new CutOffNetwork(requests)));

    public Host Living() => new(Storage);
}

/// <summary>How a step is done: hosts that die over it first, then one that lives, or two at once.</summary>
/// <param name="Requests">After how many requests each host dies.</param>
internal sealed record ModelWay(bool TwoHosts, IReadOnlyList<int> Requests)
{
    public static ModelWay Plain { get; } = new(false, []);

    public async Task DoAsync(ModelWorld world, Func<Host, Task> work)
    {
        foreach (var requests in Requests)
        {
            try
            {
                await work(world.Dying(requests));
            }
            catch (CutOffException)
            {
                // The process is gone; the message is not.
            }
        }

        await Task.WhenAll(Enumerable.Range(0, TwoHosts ? 2 : 1).Select(_ => work(world.Living())));
    }

    public override string ToString() => TwoHosts ? " on two hosts" : Requests.Count == 0 ? "" : $" after crashes at {string.Join(", ", Requests)}";
}

/// <summary>One thing that happens to a region, done to the product; the model has been told of it when the step was made.</summary>
/// <param name="Kind">What is counted.</param>
internal abstract record ModelStep(string Kind)
{
    public abstract Task DoAsync(ModelWorld world);
}

/// <summary>A file with what the model knows of it.</summary>
internal sealed record ModelFile(Delivery Delivery, ModelRoster Roster)
{
    public static ModelFile Of(RegionCode region, DateTimeOffset uploadedAt, IReadOnlySet<InventedLine> lines, bool broken, string? by = null)
    {
        var content = broken ? InventedRoster.Broken(region, lines) : InventedRoster.Of(region, lines);
        var delivery = new Delivery(region, "roster.xlsx", uploadedAt, BinaryData.FromBytes(content)) { UploadedBy = by };
        return new ModelFile(delivery, new ModelRoster(delivery.Submission, uploadedAt, lines, broken) { UploadedBy = by });
    }

    public override string ToString() =>
        $"{(Roster.IsBroken ? "broken " : "")}{Roster.UploadedAt:HH:mm} {Delivery.Region} {Roster.Submission[..6]} [{string.Join(' ', Roster.Lines.Select(line => $"{line.Role}{line.Serial}{(line.Home is null ? "" : "g")}"))}]";
}

/// <summary>A file arrives: new, again, or later than a newer one; a host may die over it, or two have it at once.</summary>
internal sealed record Arrival(string Kind, ModelFile File, ModelWay Way) : ModelStep(Kind)
{
    public override Task DoAsync(ModelWorld world) => Way.DoAsync(world, host => host.ImportAsync(File.Delivery));

    public override string ToString() => $"{Kind} {File}{Way}";
}

/// <summary>Two files of different roles at once, each on a host of its own.</summary>
internal sealed record SideBySide(ModelFile First, ModelFile Second) : ModelStep("side by side")
{
    public override Task DoAsync(ModelWorld world) =>
        Task.WhenAll(world.Living().ImportAsync(First.Delivery), world.Living().ImportAsync(Second.Delivery));
}

/// <summary>Somebody wants to let a held roster through.</summary>
/// <param name="Expected">What the model answers.</param>
internal sealed record Release(RegionCode Region, string Submission, string By, string Expected, ModelWay Way) : ModelStep($"release {Expected}")
{
    public override async Task DoAsync(ModelWorld world)
    {
        var answers = new List<string>();
        await Way.DoAsync(world, async host => answers.Add((await host.ReleaseAsync(Region, Submission, By)).ToString()));

        // Once it is through there is nothing left to release, which the host that comes last may find.
        Assert.All(answers, answer => Assert.True(answer == Expected || (Way != ModelWay.Plain && Expected == "Released" && answer == "NotHeld"), $"{this}: {answer}"));
    }

    public override string ToString() => $"release {Submission[..6]} by {By}: {Expected}{Way}";
}

/// <summary>The office says why somebody is missing.</summary>
internal sealed record Explanation(RegionCode Region, InventedLine Line, MusterReason Reason, string Expected, ModelWay Way) : ModelStep($"reason {Expected}")
{
    public override Task DoAsync(ModelWorld world) => Way.DoAsync(world, async host => Assert.Equal(
        Expected,
        (await host.Acts.ExplainAsync(
            RegionCatalog.Shipped.Find(Region)!, People.Reference(Line.Home ?? Region, Line.Serial), Line.Role, Reason, "office:a", CancellationToken.None)).ToString()));

    public override string ToString() => $"reason {Line.Role}{Line.Serial} {Reason}: {Expected}{Way}";
}

/// <summary>Somebody moves from one region to another, by the word of either.</summary>
internal sealed record Transfer(RegionCode From, RegionCode To, int Serial, bool ByOther, string Expected, ModelWay Way) : ModelStep($"transfer {Expected}")
{
    public override Task DoAsync(ModelWorld world) => Way.DoAsync(world, async host => Assert.Equal(
        Expected,
        (await host.Acts.MoveAsync(
            RegionCatalog.Shipped.Find(ByOther ? To : From)!, People.Reference(From, Serial), RegionCatalog.Shipped.Find(From)!, RegionCatalog.Shipped.Find(To)!, "office:a", CancellationToken.None)).ToString()));

    public override string ToString() => $"transfer {Serial}{(ByOther ? " by the other" : "")}: {Expected}{Way}";
}

file static class People
{
    public static string Reference(RegionCode home, int serial) =>
        PersonReference.Of(TestKeys.Ring.Index, PersonIdentity.Of(Nik.TryParse(InventedRoster.Nik(home, serial), out var nik) ? nik : null, "", null));
}
