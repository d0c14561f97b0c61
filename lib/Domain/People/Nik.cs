using System.Diagnostics.CodeAnalysis;

namespace SertiKesos.People;

internal enum Sex
{
    Male,
    Female,
}

/// <summary>
/// Nomor Induk Kependudukan: 16 digits, of which 7–12 are the birth date (the day plus 40 for women) and 13–16 a serial
/// from 0001 (UU 23/2006). The region digits are those of first registration and stay when somebody moves.
/// A value proves the form; it prints masked.
/// </summary>
internal readonly record struct Nik
{
    public const int Length = 16;

    /// <summary>In years: nobody younger is on a roster.</summary>
    private const int YoungestWorker = 15;

    private readonly string? _digits;

    private Nik(string digits) => _digits = digits;

    /// <summary>All 16 digits, in the clear: for encryption, matching and nothing that anybody reads.</summary>
    public string Digits => _digits ?? throw new InvalidOperationException("An empty NIK has no digits.");

    /// <summary>Only the last four digits, as product.md asks: the others tell region and birth date.</summary>
    public string Masked => "************" + Digits[12..];

    public Sex Sex => Day > 40 ? Sex.Female : Sex.Male;

    private int Day => Two(6);

    public static bool TryParse([NotNullWhen(true)] string? text, out Nik nik)
    {
        nik = default;
        if (text is not { Length: Length } || text.AsSpan().ContainsAnyExceptInRange('0', '9') || text.AsSpan().IndexOfAnyExcept(text[0]) < 0)
        {
            return false;
        }

        var candidate = new Nik(text);
        var day = candidate.Day % 40;
        if (candidate.Day > 71 || day is < 1 or > 31 || candidate.Two(8) is < 1 or > 12 || text.EndsWith("0000", StringComparison.Ordinal))
        {
            return false;
        }

        nik = candidate;
        return true;
    }

    /// <summary>
    /// Whether the digits agree with a birth date. The two-digit year says nothing of the century, so only the last two
    /// digits are compared.
    /// </summary>
    public bool Agrees(DateOnly birthDate) =>
        Day % 40 == birthDate.Day && Two(8) == birthDate.Month && Two(10) == birthDate.Year % 100;

    /// <summary>
    /// The birth date that the digits show, of somebody who works on <paramref name="on"/> and is therefore at least
    /// <see cref="YoungestWorker"/>: that decides the century. Null where the digits are no date, such as 31 February.
    /// </summary>
    public DateOnly? BirthDate(DateOnly on)
    {
        var year = 2000 + Two(10);
        year -= year + YoungestWorker > on.Year ? 100 : 0;
        var (month, day) = (Two(8), Day % 40);
        return day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    public override string ToString() => _digits is null ? "" : Masked;

    private int Two(int index) => ((Digits[index] - '0') * 10) + (Digits[index + 1] - '0');
}
