using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Protection;
using SertiKesos.Registers;

namespace SertiKesos.Portal;

/// <summary>Alerts as the API shows them: people by reference and masked, never an address to write to.</summary>
internal static class AlertJson
{
    public static object Of(OfficeAlert alert, BlindIndex blind) => new
    {
        alert = alert.Entry.Key.Value,
        person = alert.Person is { } person ? PersonReference.Of(blind, person.Identity) : null,
        name = alert.Person?.Name,
        step = alert.Entry.Step,
        state = CoverageJson.Word(alert.Entry.State),
        stateText = Text(alert.Entry),
        why = alert.Why,
        channel = alert.Entry.Channel is { } channel ? CoverageJson.Word(channel) : null,
        nextAt = alert.Entry.State.IsOpen() ? alert.Entry.NextAt : (DateTimeOffset?)null,
        changedAt = alert.Entry.ChangedAt,
        attempts = alert.Entry.Attempts,
        reply = alert.Entry.Reply,
    };

    public static object Line(RehearsalLine line) => new
    {
        person = line.Person,
        certificate = line.Certificate,
        lastValidDay = line.LastValidDay,
        step = line.Step,
        verdict = CoverageJson.Word(line.Verdict),
        verdictText = Text(line.Verdict),
    };

    /// <summary>How many of a region there are by verdict and by threshold.</summary>
    public static object Counts(IGrouping<Regions.RegionCode, RehearsalLine> region) => new
    {
        region = region.Key.Value,
        due = region.Count(),
        send = region.Count(line => line.Verdict == RehearsalVerdict.Send),
        verdicts = region.GroupBy(line => line.Verdict).OrderBy(group => group.Key).ToDictionary(group => CoverageJson.Word(group.Key), group => group.Count()),
        steps = region.GroupBy(line => line.Step).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count()),
    };

    public static string Text(AlertEntry entry) => entry switch
    {
        { State: AlertState.Delivered, Channel: AlertChannel.WhatsApp } => "Sampai di WhatsApp penerima",
        { State: AlertState.Delivered, Channel: AlertChannel.Sms } => "Diterima gerbang SMS",
        { State: AlertState.Retrying, Tried: not null } => "Gagal, dicoba lewat saluran lain",
        { State: AlertState.Failed, Channel: AlertChannel.WhatsApp or AlertChannel.Sms } => "Tidak dapat dikirimi; perbaiki nomor HP atau alamat surelnya di roster",
        { State: AlertState.Delivered } => "Diterima peladen surel",
        { State: AlertState.Failed } => "Alamat ditolak; perbaiki alamat surelnya di roster",
        _ => Text(entry.State),
    };

    public static string Text(AlertState state) => state switch
    {
        AlertState.Planned => "Menunggu waktunya",
        AlertState.Sending => "Sedang dikirim",
        AlertState.Accepted => "Dikirim, belum sampai di HP",
        AlertState.Delivered => "Terkirim",
        AlertState.Retrying => "Gagal untuk sementara, dicoba lagi",
        AlertState.Failed => "Tidak dapat dikirimi; perbaiki alamat atau nomornya di roster",
        AlertState.Cancelled => "Dibatalkan karena tidak perlu lagi",
        _ => "Tidak ada alamat surel atau nomor HP yang dapat dipakai; isi di roster",
    };

    public static string Text(RehearsalVerdict verdict) => verdict switch
    {
        RehearsalVerdict.Send => "Akan dikirim",
        RehearsalVerdict.Unreachable => "Tidak ada alamat surel atau nomor HP yang dapat dipakai; isi di roster",
        RehearsalVerdict.NotAllowed => "Alamatnya tidak termasuk yang boleh dikirimi (Alerts:AllowList)",
        RehearsalVerdict.Done => "Sudah pernah dikirim atau selesai",
        RehearsalVerdict.OptedOut => "Orangnya tidak mau menerima pengingat",
        _ => "Sudah menerima pengingat lain minggu ini",
    };
}
