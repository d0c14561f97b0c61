using SertiKesos.Alerts.Planning;
using SertiKesos.Notices;

namespace SertiKesos.Portal;

/// <summary>Notices as the API and the command line show them: never an address in the clear.</summary>
internal static class NoticeJson
{
    public static object Of(ListedNotice notice) => new
    {
        notice = notice.Entry.Key,
        kind = CoverageJson.Word(notice.Entry.Topic.Kind),
        kindText = Text(notice.Entry.Topic),
        occasion = notice.Entry.Topic.Occasion,
        reader = CoverageJson.Word(notice.Entry.Reader.Kind),
        code = notice.Entry.Reader.Code,
        address = notice.Address,
        state = CoverageJson.Word(notice.Entry.State),
        stateText = Text(notice.Entry.State),
        nextAt = notice.Entry.State.IsOpen() ? notice.Entry.NextAt : (DateTimeOffset?)null,
        changedAt = notice.Entry.ChangedAt,
        attempts = notice.Entry.Attempts,
        reply = notice.Entry.Reply,
    };

    public static object Of(RehearsedNotice notice) => new
    {
        kind = CoverageJson.Word(notice.Topic.Kind),
        kindText = Text(notice.Topic),
        occasion = notice.Topic.Occasion,
        reader = CoverageJson.Word(notice.Reader.Kind),
        code = notice.Reader.Code,
        address = notice.Address,
        at = notice.At,
        planned = notice.IsPlanned,
        allowed = notice.IsAllowed,
    };

    public static string Text(NoticeTopic topic) => topic switch
    {
        NoticeTopic.OfficeDigest => "Ringkasan mingguan kantor",
        NoticeTopic.Reminder { Step: ReminderStep.WeekBefore } => "Pengingat roster, 7 hari sebelum batas",
        NoticeTopic.Reminder { Step: ReminderStep.DayBefore } => "Pengingat roster, sehari sebelum batas",
        NoticeTopic.Reminder { Step: ReminderStep.DayAfter } => "Pengingat roster, sehari setelah batas",
        NoticeTopic.Reminder => "Pengingat roster, 7 hari setelah batas",
        NoticeTopic.LateOffices => "Kantor yang belum lapor, kepada provinsi",
        NoticeTopic.ProvinceDigest => "Ringkasan bulanan provinsi",
        _ => "Terbitan sudah terbit",
    };

    public static string Text(AlertState state) => state == AlertState.Failed
        ? "Alamat ditolak; perbaiki alamatnya (Notices:*)"
        : AlertJson.Text(state);
}
