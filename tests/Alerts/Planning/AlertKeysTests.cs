using SertiKesos.Alerts.Planning;
using SertiKesos.People;

namespace SertiKesos.Tests.Alerts.Planning;

public sealed class AlertKeysTests
{
    private static readonly DateOnly Last = Workers.Day("2026-12-31");
    private static readonly PersonIdentity Budi = Workers.Budi().Identity;
    private static readonly AlertKey Known = Key();

    [Fact]
    public void The_same_alert_always_has_the_same_key() => Assert.Equal(Known, Key());

    [Fact]
    public void Another_threshold_is_another_alert() => Assert.NotEqual(Known, Key(step: AlertStep.Before(7)));

    [Fact]
    public void Another_expiry_date_is_another_alert() => Assert.NotEqual(Known, Key(last: Last.AddDays(1)));

    [Fact]
    public void Another_number_is_another_alert() => Assert.NotEqual(Known, Key(number: "88124/LSPS/2021/007"));

    [Fact]
    public void The_same_number_written_otherwise_is_the_same_alert() => Assert.Equal(Known, Key(number: "88123 / lsps / 2021 / 007"));

    [Fact]
    public void Months_after_and_days_before_never_share_a_key() =>
        Assert.NotEqual(Key(step: AlertStep.Before(0)), Key(step: AlertStep.After(1)));

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", true)]
    [InlineData("0123456789ABCDEF0123456789abcdef", false)]
    [InlineData("0123456789abcdef0123456789abcde", false)]
    [InlineData("../3456789abcdef0123456789abcdef", false)]
    [InlineData(null, false)]
    public void A_key_is_32_lower_case_hexadecimal_digits(string? text, bool valid) =>
        Assert.Equal(valid, AlertKey.TryParse(text, out _));

    [Theory]
    [InlineData("budi@contoh.go.id", true)]
    [InlineData(" budi@contoh.go.id ", true)]
    [InlineData("budi", false)]
    [InlineData("budi@contoh", false)]
    [InlineData("a@contoh.id, b@contoh.id", false)]
    [InlineData("Budi <budi@contoh.go.id>", false)]
    [InlineData("budi@contoh.go.id\r\nBcc: lain@contoh.id", false)]
    [InlineData("büdi@contoh.go.id", false)]
    [InlineData("budi.@contoh.go.id", false)]
    [InlineData("budi@contoh.go.id.", false)]
    [InlineData("-", false)]
    [InlineData(null, false)]
    public void An_address_is_one_plain_address(string? text, bool valid) =>
        Assert.Equal(valid, AlertAddress.TryParse(text, out _));

    [Fact]
    public void What_writes_the_message_reads_every_address_as_it_stands()
    {
        var random = new Random(20_261_123);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string(random.GetItems<char>("ab1.-_+%'=:[]()\\/", random.Next(1, 5))) + "@" + new string(random.GetItems<char>("ab1.-_[]()\\", random.Next(2, 6)));
            if (AlertAddress.TryParse(text, out var address))
            {
                Assert.Equal(text, new MimeKit.MailboxAddress("", address.Value).Address);
            }
        }
    }

    [Fact]
    public void Nothing_that_prints_tells_who_is_meant()
    {
        var candidate = Workers.Candidates(Workers.Register(Workers.Budi(Workers.Certificate(Last))), Last)[0];

        var printed = $"{candidate} {candidate.Address} {new PlannedAlert(candidate, Workers.LongAgo)}";

        Assert.DoesNotContain("Budi", printed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("santosa", printed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Workers.BudisNik, printed, StringComparison.Ordinal);
    }

    private static AlertKey Key(string number = Workers.BudisNumber, DateOnly? last = null, AlertStep? step = null) =>
        Workers.Keys.Alert(Budi, Workers.Certificate(Last, number), last ?? Last, step ?? AlertStep.Before(30));
}
