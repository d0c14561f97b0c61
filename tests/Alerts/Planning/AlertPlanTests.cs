using SertiKesos.Alerts.Planning;
using SertiKesos.People;

namespace SertiKesos.Tests.Alerts.Planning;

public sealed class AlertPlanTests
{
    private static readonly DateOnly Monday = Workers.Day("2026-11-23");

    [Fact]
    public void A_worker_whose_certificate_falls_due_is_planned_once()
    {
        var alert = Assert.Single(Workers.Plan(Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(30)))), Monday));

        Assert.Equal("d30", alert.Candidate.Step.Code);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7)), alert.NotBefore);
    }

    [Fact]
    public void What_the_ledger_holds_is_not_planned_again()
    {
        var register = Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(30))));
        var earlier = Workers.Entry(Workers.Candidates(register, Monday)[0], AlertState.Delivered, Workers.LongAgo);

        Assert.Empty(Workers.Plan(register, Monday.AddDays(1), earlier));
    }

    [Fact]
    public void Missed_thresholds_yield_only_the_nearest()
    {
        var register = Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(5))));

        var alert = Assert.Single(Workers.Plan(register, Monday));

        Assert.Equal("d7", alert.Candidate.Step.Code);
    }

    [Fact]
    public void An_address_that_many_share_is_nobodys_until_somebody_has_looked()
    {
        var people = Enumerable.Range(1, 3).Select(number => Workers.Person(
            $"Contoh {number}", $"327701150590000{number}", number == 1 ? "Dinas@contoh.go.id " : "dinas@contoh.go.id", Workers.Certificate(Monday.AddDays(30), $"S-{number}"))).ToArray();

        Assert.All(Workers.Candidates(Workers.Register(people), Monday), candidate => Assert.Equal((null, 3), (candidate.AddressKey, candidate.Sharing)));
        Assert.All(Workers.Candidates(Workers.Register(people[1..]), Monday), candidate => Assert.NotNull(candidate.Address));
    }

    [Fact]
    public void On_a_day_off_the_plan_is_that_of_the_next_working_day()
    {
        var saturday = Workers.Day("2026-11-28");
        var register = Workers.Register(Workers.Budi(Workers.Certificate(saturday.AddDays(8))));

        var alert = Assert.Single(Workers.Plan(register, saturday));

        Assert.Equal("d7", alert.Candidate.Step.Code); // Monday: six days left
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.FromHours(7)), alert.NotBefore);
    }

    [Fact]
    public void A_last_day_on_a_sunday_is_still_told_on_monday()
    {
        var sunday = Workers.Day("2026-11-29");
        var register = Workers.Register(Workers.Budi(Workers.Certificate(sunday)));

        Assert.Equal("d0", Assert.Single(Workers.Plan(register, sunday)).Candidate.Step.Code);
    }

    [Fact]
    public void A_renewal_silences_the_old_certificate()
    {
        var register = Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(7)), Workers.Certificate(Monday.AddDays(2000), "baru")));

        Assert.Empty(Workers.Plan(register, Monday));
    }

    [Fact]
    public void The_certificate_that_lasts_longest_is_warned_about()
    {
        var register = Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(-20)), Workers.Certificate(Monday.AddDays(90), "baru")));

        Assert.Equal("baru", Assert.Single(Workers.Plan(register, Monday)).Candidate.Credential.Number);
    }

    [Fact]
    public void A_certificate_without_end_is_never_warned_about()
    {
        var endless = new Credential(CredentialKind.Competency, CredentialEvidence.Dated, NeverExpires: true);

        Assert.Empty(Workers.Plan(Workers.Register(Workers.Budi(Workers.Certificate(Monday), endless)), Monday));
    }

    [Fact]
    public void The_suspended_are_not_warned() =>
        Assert.Empty(Workers.Plan(Workers.Register(Workers.Budi(Workers.Certificate(Monday) with { Suspended = true })), Monday));

    [Theory]
    [InlineData("Retired", 0)]
    [InlineData("Moved", 0)]
    [InlineData("Resigned", 0)]
    [InlineData("Died", 0)]
    [InlineData("Inactive", 0)]
    [InlineData("OnLeave", 1)]
    public void Those_who_left_are_not_warned(string status, int alerts)
    {
        var person = Workers.Budi(Workers.Certificate(Monday)).With(Enum.Parse<ServiceStatus>(status));

        Assert.Equal(alerts, Workers.Plan(Workers.Register(person), Monday).Count);
    }

    [Fact]
    public void Training_and_str_are_not_warned_about()
    {
        var training = Workers.Certificate(Monday) with { Kind = CredentialKind.Training };
        var str = Workers.Certificate(Monday) with { Kind = CredentialKind.Str };

        Assert.Empty(Workers.Plan(Workers.Register(Workers.Budi(training, str)), Monday));
    }

    [Fact]
    public void A_claim_without_a_date_is_not_warned_about() =>
        Assert.Empty(Workers.Plan(Workers.Register(Workers.Budi(new Credential(CredentialKind.Competency, CredentialEvidence.Claimed))), Monday));

    [Fact]
    public void Without_an_expiry_date_five_years_less_a_day_count()
    {
        var issued = new Credential(CredentialKind.Competency, CredentialEvidence.Dated, IssuedOn: Workers.Day("2021-12-01"));

        var alert = Assert.Single(Workers.Plan(Workers.Register(Workers.Budi(issued)), Monday));

        Assert.Equal(Workers.Day("2026-11-30"), alert.Candidate.LastValidDay);
        Assert.Equal("d7", alert.Candidate.Step.Code);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 1)]
    public void A_second_message_waits_for_a_week_to_pass(int daysSince, int alerts)
    {
        var register = Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(30))));
        var candidate = Workers.Candidates(register, Monday)[0];
        var other = Workers.Candidates(Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(31), "lain"))), Monday)[0];
        var sent = Workers.Entry(other, AlertState.Delivered, Noon(Monday.AddDays(-daysSince)));

        Assert.NotEqual(candidate.Key, other.Key);
        Assert.Equal(alerts, Workers.Plan(register, Monday, sent).Count);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    public void The_last_two_warnings_do_not_wait_for_a_week(int daysLeft)
    {
        var register = Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(daysLeft))));
        var other = Workers.Candidates(Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(31), "lain"))), Monday)[0];

        Assert.Single(Workers.Plan(register, Monday, Workers.Entry(other, AlertState.Delivered, Noon(Monday.AddDays(-1)))));
    }

    [Fact]
    public void A_message_that_may_have_gone_out_counts_towards_the_week()
    {
        var register = Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(30))));
        var other = Workers.Candidates(Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(31), "lain"))), Monday)[0];

        Assert.Empty(Workers.Plan(register, Monday, Workers.Entry(other, AlertState.Sending, Noon(Monday.AddDays(-1)))));
        Assert.Single(Workers.Plan(register, Monday, Workers.Entry(other, AlertState.Cancelled, Noon(Monday.AddDays(-1)))));
    }

    [Fact]
    public void A_cancelled_alert_may_be_planned_again()
    {
        var register = Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(30))));
        var cancelled = Workers.Entry(Workers.Candidates(register, Monday)[0], AlertState.Cancelled, Workers.LongAgo);

        Assert.Single(Workers.Plan(register, Monday, cancelled));
    }

    [Fact]
    public void A_refused_address_is_tried_again_only_when_it_has_changed()
    {
        var budi = Workers.Budi(Workers.Certificate(Monday.AddDays(30)));
        var refused = Workers.Entry(Workers.Candidates(Workers.Register(budi), Monday)[0], AlertState.Failed, Workers.LongAgo);

        Assert.Empty(Workers.Plan(Workers.Register(budi), Monday, refused));
        Assert.Single(Workers.Plan(Workers.Register(budi with { Email = "budi.baru@contoh.go.id" }), Monday, refused));
    }

    [Fact]
    public void Who_asked_for_no_messages_gets_none()
    {
        var register = Workers.Register(Workers.Budi(Workers.Certificate(Monday.AddDays(30))));
        var address = Workers.Candidates(register, Monday)[0].AddressKey!;

        var plan = AlertPlan.Of(
            register, Workers.Cimahi, AlertRules.Default, AlertCalendar.Default, Workers.Keys, Monday,
            new AlertHistory([], new HashSet<string> { address }, Workers.Cimahi.Zone));

        Assert.Empty(plan);
    }

    [Fact]
    public void After_an_upload_a_day_passes_before_anybody_is_written_to()
    {
        var uploaded = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(7));
        var register = Workers.Register(uploaded, Workers.Budi(Workers.Certificate(Monday.AddDays(30))));

        Assert.Equal(uploaded.AddDays(1), Assert.Single(Workers.Plan(register, Monday)).NotBefore);
    }

    [Fact]
    public void A_hold_that_ends_outside_the_window_lasts_until_it_opens()
    {
        var friday = new DateTimeOffset(2026, 11, 20, 19, 0, 0, TimeSpan.FromHours(7));
        var register = Workers.Register(friday, Workers.Budi(Workers.Certificate(Monday.AddDays(30))));

        var alert = Assert.Single(Workers.Plan(register, Workers.Day("2026-11-20")));

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7)), alert.NotBefore);
    }

    [Fact]
    public void Somebody_without_an_address_is_a_candidate_all_the_same()
    {
        var person = Workers.Budi(Workers.Certificate(Monday.AddDays(30))) with { Email = null };

        Assert.Null(Assert.Single(Workers.Plan(Workers.Register(person), Monday)).Candidate.Address);
    }

    [Fact]
    public void A_certificate_stated_by_two_roles_is_warned_about_once()
    {
        var budi = Workers.Budi(Workers.Certificate(Monday.AddDays(30), null));
        var second = budi.Assignments[0] with { Role = Role.Psm, Credentials = [Workers.Certificate(Monday.AddDays(30))] };

        var alert = Assert.Single(Workers.Plan(Workers.Register(budi with { Assignments = [.. budi.Assignments, second] }), Monday));

        Assert.Equal(Workers.BudisNumber, alert.Candidate.Credential.Number);
    }

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(7));
}
