namespace SertiKesos.Notices;

/// <summary>Who is told something. The names are stored, so they never change.</summary>
internal enum NoticeReaderKind
{
    Ministry,
    Province,
    Office,
}

/// <param name="Code">Of the province or of the office's region; <c>00</c> for the ministry.</param>
internal sealed record NoticeReader(NoticeReaderKind Kind, string Code)
{
    public static NoticeReader Ministry { get; } = new(NoticeReaderKind.Ministry, "00");
}
