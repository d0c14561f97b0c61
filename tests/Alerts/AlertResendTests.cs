using SertiKesos.Alerts;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts;

public sealed class AlertResendTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Operator = "operator:a1b2c3d4e5f6";
    private const string Reason = "Kotak suratnya penuh kemarin";

    [Fact]
    public async Task An_alert_that_was_sent_goes_out_once_more_under_another_name()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));

        Assert.Equal(ResendOutcome.Planned, await ResendAsync(world, message.Key));
        Assert.Equal(ResendOutcome.Open, await ResendAsync(world, message.Key));
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(message));

        var mails = Directory.GetFiles(world.Sink.Folder, "*.eml", SearchOption.AllDirectories).Select(file => MailFile.Load(file).Header("Message-Id")).Order().ToList();
        Assert.Equal([$"<{message.Key}.1@dinsos.contoh.go.id>", $"<{message.Key}@dinsos.contoh.go.id>"], mails);
        Assert.Contains("dikirim ulang atas permintaan operator", Assert.Single(await world.Offices.ListAsync(Workers.Cimahi, CancellationToken.None)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wish_is_on_record_with_its_reason()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        await world.DeliverAsync(message);
        await ResendAsync(world, message.Key);

        var record = Assert.Single(await (await world.AuditAsync()).ListAsync(Workers.Cimahi.Code.Value, null, null, CancellationToken.None).ToListAsync());
        Assert.Equal(("alerts.resent", message.Key, Operator), (record.Entry.Action, record.Entry.Subject, record.Entry.Actor));
    }

    [Fact]
    public async Task What_is_no_longer_due_or_not_known_is_not_sent_again()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        await world.DeliverAsync(message);

        Assert.Equal(ResendOutcome.Unknown, await ResendAsync(world, "bukan kunci"));
        Assert.Equal(ResendOutcome.Unknown, await ResendAsync(world, new string('0', 32)));
        world.Register = Workers.Register(Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(900))));
        await world.KeepRegisterAsync();

        Assert.Equal(ResendOutcome.NotDue, await ResendAsync(world, message.Key));
    }

    private static async Task<ResendOutcome> ResendAsync(AlertWorld world, string alert) =>
        await (await world.ResendAsync()).RunAsync(Workers.Cimahi, alert, Operator, Reason, CancellationToken.None);
}
