using SertiKesos.Alerts;
using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Audit;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Answers;

public sealed class LetterActsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Stopping_twice_and_going_on_is_on_record_without_the_address()
    {
        await using var world = new AlertWorld(azurite);
        var audit = await world.AuditAsync();
        var acts = new LetterActs(world.OptOuts, world.Undeliverable, audit);
        var key = Workers.Keys.Address(Address(world));

        await acts.StopAsync(key, Workers.Cimahi.Code, LetterWay.OneClick, CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await acts.StopAsync(key, Workers.Cimahi.Code, LetterWay.Page, CancellationToken.None);
        Assert.Equal(0, (await world.ScanAsync()).Planned);
        await acts.ResumeAsync(key, Workers.Cimahi.Code, LetterWay.Page, CancellationToken.None);
        await acts.ResumeAsync(key, Workers.Cimahi.Code, LetterWay.Page, CancellationToken.None);
        Assert.Equal(1, (await world.ScanAsync()).Planned);
        await acts.StopAsync(key, Workers.Cimahi.Code, LetterWay.Reply, CancellationToken.None);

        var records = await RecordsAsync(audit);
        Assert.Equal(
            ["letter.stopped one-click", "letter.resumed page", "letter.stopped reply"],
            records.Select(record => $"{record.Entry.Action} {record.Entry.Details["way"]}"));
        Assert.All(records, record => Assert.DoesNotContain("budi", record.Entry.ToString() + record.Entry.Id, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Whoever_is_not_meant_gets_nothing_more_and_the_office_is_told()
    {
        await using var world = new AlertWorld(azurite);
        var audit = await world.AuditAsync();
        var acts = new LetterActs(world.OptOuts, world.Undeliverable, audit);
        var message = await world.PlanOneAsync();
        var tag = new LetterTag(
            LetterWish.NotMe, Workers.Keys.Address(Address(world)), Workers.Keys.Person(world.Register.People[0].Identity), Workers.Cimahi.Code, "b***@contoh.go.id");

        await acts.NotMeAsync(tag, CancellationToken.None);

        Assert.IsType<AlertOutcome.Unreachable>(await world.DeliverAsync(message));
        var wrong = Assert.Single(await new WrongAddresses(world.Undeliverable).ListAsync(Workers.Cimahi.Code, CancellationToken.None));
        Assert.Equal((tag.PersonKey, tag.AddressKey), (wrong.PersonKey, wrong.AddressKey));
        Assert.Empty(await new WrongAddresses(world.Undeliverable).ListAsync(Workers.Padang.Code, CancellationToken.None));

        await acts.ItIsMeAsync(tag, CancellationToken.None);
        Assert.Equal(1, (await world.ScanAsync()).Planned);
        Assert.Empty(await new WrongAddresses(world.Undeliverable).ListAsync(Workers.Cimahi.Code, CancellationToken.None));
        Assert.Equal(["letter.not-me", "letter.is-me"], (await RecordsAsync(audit)).Select(record => record.Entry.Action));
    }

    [Fact]
    public async Task Saying_that_it_is_me_does_not_undo_what_a_mail_server_said()
    {
        await using var world = new AlertWorld(azurite);
        var audit = await world.AuditAsync();
        var acts = new LetterActs(world.OptOuts, world.Undeliverable, audit);
        var tag = new LetterTag(LetterWish.NotMe, Workers.Keys.Address(Address(world)), "p", Workers.Cimahi.Code, "b***@contoh.go.id");
        await world.Undeliverable.MarkAsync(tag.AddressKey, UndeliverableCause.Refused, tag.Region, "p", "5.1.1", CancellationToken.None);

        await acts.ItIsMeAsync(tag, CancellationToken.None);

        Assert.True(await world.Undeliverable.ContainsAsync(tag.AddressKey, CancellationToken.None));
        Assert.Empty(await RecordsAsync(audit));
    }

    private static AlertAddress Address(AlertWorld world) => Workers.Candidates(world.Register, AlertWorld.Today)[0].Address!.Value;

    private static async Task<List<AuditRecord>> RecordsAsync(AuditLog audit)
    {
        var records = new List<AuditRecord>();
        await foreach (var record in audit.ListAsync(Workers.Cimahi.Code.Value, null, null, CancellationToken.None))
        {
            records.Add(record);
        }

        return records;
    }
}
