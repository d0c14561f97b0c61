using System.Globalization;

namespace SertiKesos.Platform.Health;

/// <summary>How one driver stands at a moment.</summary>
/// <param name="Since">Its last success, or else since when it is known.</param>
/// <param name="Off">A setting has switched the function off.</param>
/// <param name="Trouble">Why it counts as stuck, as a sentence for people; null where it is well.</param>
/// <param name="Waiting">How long the oldest message has waited to be taken; null where none waits.</param>
/// <param name="Length">About how many messages lie in the queue, those that wait for their day included.</param>
/// <param name="Poison">Messages that failed five times and were set aside.</param>
internal sealed record WorkFigure(
    WorkDriver Driver, DateTimeOffset? SucceededAt, DateTimeOffset Since, bool Off, string? Trouble, TimeSpan? Waiting, int Poison, int Length = 0)
{
    public bool IsStuck => Trouble is not null;

    public TimeSpan AgeAt(DateTimeOffset now) => now > Since ? now - Since : TimeSpan.Zero;
}

/// <summary>Says when a driver is stuck. Pure: everything that was measured comes in.</summary>
internal static class WorkVerdict
{
    /// <summary>So many sweeps in a row may do the work of a trigger before it counts as dead: events do get lost.</summary>
    public const int MostMissed = 3;

    /// <param name="started">When this process began: what fell due before is caught up within the grace.</param>
    /// <param name="pause">The longest time between two runs by the schedule; null where the setting is no schedule.</param>
    public static string? OfTimer(WorkDriver.Timer timer, DateTimeOffset since, DateTimeOffset started, TimeSpan? pause, DateTimeOffset now) =>
        pause is { } longest && now - since > longest + timer.Grace && now - started > timer.Grace
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Belum berhasil sejak {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC, padahal jadwalnya ({timer.ScheduleSetting}) sudah lewat. Lihat catatan layanan.")
            : null;

    public static string? OfQueue(WorkDriver.Queue queue, TimeSpan? waiting, int poison) =>
        waiting > WorkDriver.Queue.Patience
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Pesan di antrean {queue.QueueName} menunggu sejak {(int)waiting.Value.TotalMinutes} menit dan tidak diambil. Lihat catatan layanan, lalu jalankan ulang layanan.")
            : OfPoison(queue.PoisonQueue, poison);

    public static string? OfInbox(WorkRow row, int poison) => OfFiles(row) ?? OfPoison(WorkDriver.Inbox.PoisonQueue, poison);

    /// <summary>What the sweeps had to do for whoever takes new files.</summary>
    public static string? OfFiles(WorkRow row) =>
        row.Trouble
        ?? (row.Missed >= MostMissed
            ? "Berkas baru tidak diambil oleh pemicunya; penyapuan yang mengambilnya, terlambat beberapa menit. Jalankan ulang layanan, dan " +
                "periksa langganan Event Grid bila layanan berjalan di Azure."
            : null);

    private static string? OfPoison(string queue, int poison) => poison > 0
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{poison} pesan gagal lima kali dan menunggu di antrean {queue}. Perbaiki sebabnya, lalu kembalikan pesannya (docs/operations.md).")
        : null;
}
