using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Alerts.Unreached;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Unreached;

/// <summary>Whom no message reaches, and what an office does about it.</summary>
public sealed class UnreachedPeopleTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Office = "office:a1b2c3d4e5f6";

    [Fact]
    public async Task Each_is_listed_with_the_reason_and_the_most_urgent_first()
    {
        await using var world = new AlertWorld(azurite);
        world.Register = Workers.Register(
            Workers.Person("Ani Contoh", "3277011505900011", null, Workers.Certificate(AlertWorld.Today.AddDays(90), "S-1")),
            Workers.Person("Beni Contoh", "3277011505900012", "satu@contoh.go.id", Workers.Certificate(AlertWorld.Today.AddDays(30), "S-2")),
            Workers.Person("Cici Contoh", "3277011505900013", "satu@contoh.go.id", Workers.Certificate(AlertWorld.Today.AddDays(30), "S-3")),
            Workers.Person("Dedi Contoh", "3277011505900014", "satu@contoh.go.id", Workers.Certificate(AlertWorld.Today.AddDays(7), "S-4")),
            Workers.Person("Euis Contoh", "3277011505900015", "euis@contoh.go.id", Workers.Certificate(AlertWorld.Today.AddDays(180), "S-5")),
            Workers.Person("Fani Contoh", "3277011505900016", "fani@contoh.go.id", Workers.Certificate(AlertWorld.Today.AddDays(180), "S-6")),
            Workers.Person("Gita Contoh", "3277011505900017", "gita@contoh.go.id", Workers.Certificate(AlertWorld.Today.AddDays(180), "S-7")));
        await world.KeepRegisterAsync();
        await MarkAsync(world, "euis@contoh.go.id", UndeliverableCause.Wrong);
        await MarkAsync(world, "fani@contoh.go.id", UndeliverableCause.Refused);

        Assert.Equal(
            [
                ("Dedi Contoh", UnreachedReason.Shared), ("Beni Contoh", UnreachedReason.Shared), ("Cici Contoh", UnreachedReason.Shared),
                ("Ani Contoh", UnreachedReason.NoContact), ("Euis Contoh", UnreachedReason.Wrong), ("Fani Contoh", UnreachedReason.Refused),
            ],
            (await ListAsync(world)).Select(person => (person.Person.Name, person.Reason)));
    }

    [Fact]
    public async Task Whom_the_server_refused_is_listed_until_the_roster_says_another_address()
    {
        await using var world = new AlertWorld(azurite);
        world.Sink.FailNext(MailFault.Refuse550);
        await world.DeliverAsync(await world.PlanOneAsync());

        Assert.Equal(UnreachedReason.Refused, Assert.Single(await ListAsync(world)).Reason);
        world.Register = Workers.Register(Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30))) with { Email = "budi@dinsos.contoh.go.id" });
        await world.KeepRegisterAsync();

        Assert.Empty(await ListAsync(world));
    }

    [Fact]
    public async Task Who_was_told_in_person_is_on_record_once_and_the_first_word_stands()
    {
        await using var world = new AlertWorld(azurite);
        world.Register = Workers.Register(Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30))) with { Email = null });
        await world.KeepRegisterAsync();
        var audit = await world.AuditAsync();
        var desk = new ToldDesk(world.Unreached, world.Told, audit, Workers.Index, world.Clock);
        var reference = PersonReference.Of(Workers.Index, world.Register.People[0].Identity);
        Task<ToldOutcome> TellAsync(string? person, DateOnly? on) => desk.TellAsync(Workers.Cimahi, person, on, Office, CancellationToken.None);

        Assert.Equal(ToldOutcome.WrongDay, await TellAsync(reference, null));
        Assert.Equal(ToldOutcome.WrongDay, await TellAsync(reference, AlertWorld.Today.AddDays(1)));
        Assert.Equal(ToldOutcome.Unknown, await TellAsync("orang-lain", AlertWorld.Today));
        Assert.Equal(ToldOutcome.Recorded, await TellAsync(reference, AlertWorld.Today.AddDays(-1)));
        Assert.Equal(ToldOutcome.Known, await TellAsync(reference, AlertWorld.Today));

        Assert.Equal(AlertWorld.Today.AddDays(-1), Assert.Single(await ListAsync(world)).ToldOn);
        var record = Assert.Single(await audit.ListAsync(Workers.Cimahi.Code.Value, null, null, CancellationToken.None).ToListAsync());
        Assert.Equal(("alerts.told", reference, Office), (record.Entry.Action, record.Entry.Subject, record.Entry.Actor));
    }

    [Fact]
    public async Task What_was_said_of_somebody_goes_with_the_person_and_with_time()
    {
        await using var world = new AlertWorld(azurite);
        var (budi, siti, last) = ("a1", "b2", AlertWorld.Today);
        await world.Told.TellAsync(Workers.Cimahi.Code, budi, last, last, Office, CancellationToken.None);
        await world.Told.TellAsync(Workers.Cimahi.Code, siti, last, last, Office, CancellationToken.None);
        await world.Told.TellAsync(Workers.Cimahi.Code, siti, last.AddYears(1), last, Office, CancellationToken.None);

        await world.Told.RemoveAsync(Workers.Cimahi.Code, budi, CancellationToken.None);
        await world.Told.RemoveBeforeAsync(Workers.Cimahi.Code, last.AddDays(1), CancellationToken.None);

        Assert.Equal((siti, last.AddYears(1)), Assert.Single(await world.Told.ListAsync(Workers.Cimahi.Code, CancellationToken.None)).Key);
    }

    private static Task<IReadOnlyList<UnreachedPerson>> ListAsync(AlertWorld world) => world.Unreached.ListAsync(Workers.Cimahi, CancellationToken.None);

    private static Task MarkAsync(AlertWorld world, string text, UndeliverableCause cause) => world.Undeliverable.MarkAsync(
        Workers.Keys.Address(AlertAddress.TryParse(text, out var address) ? address : default), cause, Workers.Cimahi.Code, "p", null, CancellationToken.None);
}
