using SertiKesos.Alerts;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Registers;

namespace SertiKesos.Tests.Alerts;

public sealed class AlertExplanationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly AlertGateState Open = new(new AlertSwitchState(false, null, null), false, true, false);

    private static Register Register => Workers.Register(Workers.Budi(Workers.Certificate(Workers.Day("2026-12-23"))));

    private static AlertCandidate Candidate => Workers.Candidates(Register, Workers.Day("2026-11-23"))[0];

    [Fact]
    public void A_change_of_data_is_told_with_the_hours_since() => Assert.Equal(
        "ditunda: data berubah 12 jam lalu; paling cepat 24 November 2026 pukul 08.00 WIB",
        Of(AlertState.Planned, around => around with { Candidate = Candidate with { HoldEnds = Now.AddHours(12) } }));

    [Fact]
    public void A_stop_is_told_before_all_else() => Assert.Equal(
        "ditahan: pengiriman dihentikan operator",
        Of(AlertState.Retrying, around => around with { Gate = Open with { Switch = new AlertSwitchState(true, "operator:x", Now) }, Candidate = null }));

    [Fact]
    public void The_weekly_limit_names_the_first_day() => Assert.Equal(
        "ditunda: orang ini sudah menerima pengingat lain minggu ini; paling cepat 27 November 2026",
        Of(AlertState.Planned, around => around with { QuietUntil = Workers.Day("2026-11-27") }));

    [Fact]
    public void At_night_the_office_is_waited_for() => Assert.Equal(
        "menunggu jam kerja kantor, 24 November 2026 pukul 08.00 WIB", Of(AlertState.Planned, around => around with { Now = Now.AddHours(12) }));

    [Fact]
    public void A_fault_of_the_moment_is_told_with_the_tries_and_the_answer() => Assert.Equal(
        "belum terkirim setelah 2 percobaan (jawaban 451); dicoba lagi 23 November 2026 pukul 09.05 WIB", Of(AlertState.Retrying, around => around));

    [Fact]
    public void What_nobody_needs_any_more_is_told_so() =>
        Assert.Equal("akan dibatalkan: tidak lagi perlu", Of(AlertState.Planned, around => around with { Candidate = null }));

    [Fact]
    public void Every_state_has_words_of_its_own()
    {
        var words = Enum.GetValues<AlertState>().Select(state => Of(state, around => around)).ToList();

        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.All(words, text => Assert.DoesNotContain("contoh.go.id", text, StringComparison.Ordinal));
    }

    private static string Of(AlertState state, Func<AlertCircumstances, AlertCircumstances> with)
    {
        var entry = Workers.Entry(Candidate, state, Now) with { NextAt = Now.AddMinutes(5), Attempts = 2, Reply = 451 };
        return AlertExplanation.Of(entry, with(new AlertCircumstances(Candidate, null, Open, AlertCalendar.Default, Workers.Cimahi, TimeSpan.FromHours(24), Now)));
    }
}
