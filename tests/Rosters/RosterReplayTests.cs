using SertiKesos.Platform.Audit;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Import;
using SertiKesos.Tests.Backup;

namespace SertiKesos.Tests.Rosters;

/// <summary>One submission once more, on a storage of its own.</summary>
public sealed class RosterReplayTests
{
    [Fact]
    public async Task A_submission_is_read_once_more_without_undoing_what_came_after_it()
    {
        await using var world = await BackupWorld.FilledAsync();
        var app = world.World.App;
        var replay = new RosterReplay(app.Submissions, app.Rebuild, app.Audit, new OperatorReasons(world.Storage.Access, world.Clock), world.Clock);
        var before = (await app.Registers.LoadAsync(BackupWorld.Seruyan, CancellationToken.None))!;
        var first = before.Steps[0].Id;

        var state = await replay.RunAsync(BackupWorld.Seruyan, first, "system:replay", "Program sudah diperbaiki", CancellationToken.None);

        Assert.True(state!.Value.IsAccepted());
        var after = (await app.Registers.LoadAsync(BackupWorld.Seruyan, CancellationToken.None))!;
        Assert.Equal((before.Version, before.People.Count), (after.Version, after.People.Count));
        Assert.Contains("submission.replayed", await world.World.ActionsAsync(BackupWorld.Seruyan.Value));
        Assert.Null(await replay.RunAsync(RegionCode.Parse("63.05"), first, "system:replay", "Program sudah diperbaiki", CancellationToken.None));
    }
}
