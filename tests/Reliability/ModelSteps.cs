using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Reliability;

/// <summary>The real thing beside the model: hosts on real storage.</summary>
internal sealed record ModelWorld(RegionCode Region, StorageAccess Storage, string ConnectionString)
{
    /// <summary>A host that dies after so many requests.</summary>
    public Host Dying(int requests) => new(CutOffNetwork.Storage(ConnectionString, new CutOffNetwork(requests)));

    public Host Living() => new(Storage);
}

/// <summary>One thing that happens to a region: told to the model, done to the product.</summary>
internal abstract record ModelStep
{
    public abstract void Tell(RegisterModel model);

    public abstract Task DoAsync(ModelWorld world);
}

/// <summary>A file with what the model knows of it.</summary>
internal sealed record ModelFile(Delivery Delivery, ModelRoster Roster)
{
    public static ModelFile Of(RegionCode region, DateTimeOffset uploadedAt, IReadOnlySet<InventedLine> lines, bool broken)
    {
        var content = broken ? InventedRoster.Broken(region, lines) : InventedRoster.Of(region, lines);
        var delivery = new Delivery(region, "roster.xlsx", uploadedAt, BinaryData.FromBytes(content));
        return new ModelFile(delivery, new ModelRoster(delivery.Submission, uploadedAt, lines, broken));
    }

    public override string ToString() => $"{(Roster.IsBroken ? "broken " : "")}{Roster.UploadedAt:HH:mm} [{string.Join(' ', Roster.Lines.Select(line => $"{line.Role}{line.Serial}"))}]";
}

/// <summary>A file arrives: new, again, or later than a newer one.</summary>
internal sealed record Arrival(ModelFile File) : ModelStep
{
    public override void Tell(RegisterModel model) => model.Take(File.Roster);

    public override Task DoAsync(ModelWorld world) => world.Living().ImportAsync(File.Delivery);
}

/// <summary>A host dies within an import, perhaps a second one too; then the trigger delivers the file again.</summary>
internal sealed record Crash(ModelFile File, IReadOnlyList<int> Requests) : ModelStep
{
    public override void Tell(RegisterModel model) => model.Take(File.Roster);

    public override async Task DoAsync(ModelWorld world)
    {
        foreach (var requests in Requests)
        {
            try
            {
                await world.Dying(requests).ImportAsync(File.Delivery);
            }
            catch (CutOffException)
            {
                // The process is gone; the message is not.
            }
        }

        await world.Living().ImportAsync(File.Delivery);
    }

    public override string ToString() => $"Crash {{ {File} after {string.Join(", ", Requests)} }}";
}

/// <summary>The same file on two hosts at once, as a message that comes twice.</summary>
internal sealed record TwoHosts(ModelFile File) : ModelStep
{
    public override void Tell(RegisterModel model) => model.Take(File.Roster);

    public override Task DoAsync(ModelWorld world) =>
        Task.WhenAll(world.Living().ImportAsync(File.Delivery), world.Living().ImportAsync(File.Delivery));
}

/// <summary>Two files of different roles at once, each on a host of its own.</summary>
internal sealed record SideBySide(ModelFile First, ModelFile Second) : ModelStep
{
    public override void Tell(RegisterModel model)
    {
        model.Take(First.Roster);
        model.Take(Second.Roster);
    }

    public override Task DoAsync(ModelWorld world) =>
        Task.WhenAll(world.Living().ImportAsync(First.Delivery), world.Living().ImportAsync(Second.Delivery));
}

/// <summary>
/// Makes sequences of steps from a seed. A new kind of step is a record above and a line in <see cref="Kinds"/>.
/// </summary>
internal sealed class ModelSequence(int seed, RegionCode region)
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly Role[] Roles = [Role.Psm, Role.Tagana, Role.Tksk];

    /// <summary>About as many as an import makes, so that a host dies anywhere in it, or just after.</summary>
    private const int Requests = 26;

    private readonly Random _chance = new(seed);
    private readonly List<ModelFile> _files = [];
    private int _minute = 60;

    private IReadOnlyList<(int Weight, Func<ModelStep> Make)> Kinds =>
    [
        (4, () => new Arrival(New())),
        (1, () => new Arrival(New(broken: true))),
        (2, () => new Arrival(Known())),
        (2, () => new Arrival(Late())),
        (3, () => new Crash(New(), [_chance.Next(Requests)])),
        (1, () => new Crash(Known(), [_chance.Next(Requests)])),
        (1, () => new Crash(Late(), [_chance.Next(Requests), _chance.Next(Requests)])),
        (2, () => new TwoHosts(New())),
        (2, () => new SideBySide(New(Roles[..1]), New(Roles[1..]))),
    ];

    public IReadOnlyList<ModelStep> Make() => [.. Enumerable.Range(0, 2 + _chance.Next(3)).Select(_ => Next())];

    private ModelStep Next()
    {
        var kinds = Kinds;
        var at = _chance.Next(kinds.Sum(kind => kind.Weight));
        return kinds.First(kind => (at -= kind.Weight) < 0).Make();
    }

    private ModelFile New(Role[]? roles = null, bool broken = false) => Keep(_minute += 5, roles, broken);

    /// <summary>Uploaded before others that have been imported; sometimes in the same second as one of them.</summary>
    private ModelFile Late() => Keep(_chance.Next(3) == 0 ? _minute : _chance.Next(60), null, broken: false);

    private ModelFile Known() => _files.Count == 0 ? New() : _files[_chance.Next(_files.Count)];

    private ModelFile Keep(int minute, Role[]? roles, bool broken)
    {
        // A serial is one person in every role.
        var picked = roles ?? [.. Roles.Where(_ => _chance.Next(2) == 0).DefaultIfEmpty(Roles[_chance.Next(Roles.Length)])];
        var lines = picked
            .SelectMany(role => Enumerable.Range(0, 1 + _chance.Next(3)).Select(_ => new InventedLine(1 + _chance.Next(6), role)))
            .ToHashSet();
        var file = ModelFile.Of(region, Morning.AddMinutes(minute), lines, broken);
        _files.Add(file);
        return file;
    }
}
