using System.Globalization;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Alerts;

/// <summary>What an explanation is made from besides the alert itself.</summary>
/// <param name="Candidate">What is due to the person now; null where nothing is, or something else.</param>
/// <param name="QuietUntil">The first day that the weekly limit allows; null where it does not matter.</param>
internal sealed record AlertCircumstances(
    AlertCandidate? Candidate, DateOnly? QuietUntil, AlertGateState Gate, AlertCalendar Calendar, Region Region, TimeSpan Hold, DateTimeOffset Now);

/// <summary>Says in words why an alert stands where it stands: pure.</summary>
internal static class AlertExplanation
{
    public static string Of(AlertEntry entry, AlertCircumstances around) => entry.State switch
    {
        AlertState.Delivered when entry.Channel == AlertChannel.WhatsApp => $"sampai lewat WhatsApp pada {Moment(entry.ChangedAt, around)}{Again(entry)}",
        AlertState.Delivered => $"diterima {Channel(entry.Channel)} pada {Moment(entry.ChangedAt, around)}{Again(entry)}",
        AlertState.Accepted => $"diterima {Channel(entry.Channel)} pada {Moment(entry.ChangedAt, around)}; menunggu kabar bahwa pesannya sampai",
        AlertState.Failed => $"ditolak pada {Moment(entry.ChangedAt, around)}{Reply(entry)}; perbaiki alamat atau nomornya di roster",
        AlertState.Unreachable => "tidak ada alamat atau nomor yang dapat dipakai; isi di roster",
        AlertState.Cancelled => $"dibatalkan pada {Moment(entry.ChangedAt, around)}: sertifikat diperpanjang, orangnya tidak lagi aktif atau tidak mau menerima pesan, atau sudah waktunya pengingat berikutnya",
        AlertState.Sending => $"sedang dikirim sejak {Moment(entry.ChangedAt, around)}",
        _ => Waiting(entry, around),
    };

    private static string Waiting(AlertEntry entry, AlertCircumstances around)
    {
        var opening = around.Calendar.NextOpening(around.Now, around.Region.Zone);
        return around switch
        {
            { Gate.Switch.Stopped: true } => "ditahan: pengiriman dihentikan operator",
            { Gate.StoppedBySetting: true } => "ditahan: pengiriman dihentikan oleh pengaturan Alerts:Stopped",
            { Gate.IsOpen: false } => "ditahan: belum ada peladen surel",
            { Candidate: null } => "akan dibatalkan: tidak lagi perlu",
            { Candidate.HoldEnds: var ends } when ends > around.Now =>
                $"ditunda: data berubah {Ago(around.Hold - (ends - around.Now))} lalu; paling cepat {Moment(around.Calendar.NextOpening(ends, around.Region.Zone), around)}",
            { QuietUntil: { } free } when free > DateOnly.FromDateTime(opening.DateTime) =>
                $"ditunda: orang ini sudah menerima pengingat lain minggu ini; paling cepat {IndonesianText.Long(free)}",
            _ when entry.State == AlertState.Retrying => $"belum terkirim setelah {Count(entry.Attempts)} percobaan{Reply(entry)}; dicoba lagi {Moment(entry.NextAt, around)}",
            _ when opening > around.Now => $"menunggu jam kerja kantor, {Moment(opening, around)}",
            _ when entry.NextAt > around.Now => $"menunggu giliran pengiriman, paling cepat {Moment(entry.NextAt, around)}",
            _ => "menunggu giliran pengiriman",
        };
    }

    private static string Again(AlertEntry entry) => entry.Resent > 0 ? ", dikirim ulang atas permintaan operator" : "";

    private static string Channel(AlertChannel? channel) => channel switch
    {
        AlertChannel.WhatsApp => "WhatsApp",
        AlertChannel.Sms => "penyedia SMS",
        _ => "peladen surel",
    };

    private static string Reply(AlertEntry entry) => entry.Reply is { } reply ? $" (jawaban {Count(reply)})" : "";

    private static string Ago(TimeSpan since) =>
        since.TotalHours >= 1 ? $"{Count((int)since.TotalHours)} jam" : $"{Count(Math.Max(1, (int)since.TotalMinutes))} menit";

    private static string Moment(DateTimeOffset moment, AlertCircumstances around)
    {
        var there = moment.ToOffset(around.Region.Zone.Offset());
        return string.Create(CultureInfo.InvariantCulture, $"{IndonesianText.Long(DateOnly.FromDateTime(there.DateTime))} pukul {there:HH.mm} {around.Region.Zone.ToString().ToUpperInvariant()}");
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
