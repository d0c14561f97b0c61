using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Registers;

namespace SertiKesos.Portal;

/// <summary>A statement as the API shows it.</summary>
internal static class StatementJson
{
    public static object Of(Statement statement) => new
    {
        subject = statement.Subject,
        source = statement.Source,
        recordedAt = statement.RecordedAt,
        by = statement.By,
        says = Says(statement),
    };

    private static object Says(Statement statement) => statement switch
    {
        FamilyCount count => new { area = count.Area.ToString(), families = count.Families, countedOn = count.CountedOn, need = NeedFigures.NeedOf(count.Families) },
        CertificationTarget target => new { area = target.Area.ToString(), year = target.Year, role = target.Role?.Code(), people = target.People },
        ExamSeats seats => new
        {
            centre = seats.Centre,
            month = seats.Month.ToString(),
            mode = seats.Mode == ExamMode.Online ? "daring" : "tatap-muka",
            sessions = seats.Sessions,
            seatsPerSession = seats.SeatsPerSession,
            seats = seats.Seats,
        },
        UnitCost cost => new { year = cost.Year, mode = cost.Mode switch { ExamMode.Online => "daring", ExamMode.FaceToFace => "tatap-muka", _ => null }, rupiah = cost.Rupiah },
        DeadlineException exception => new
        {
            region = exception.Region.Value,
            period = exception.Period.ToString(),
            until = exception.Until,
            approver = exception.Approver,
            reason = exception.Source,
        },
        OfficeContact contact => new { of = contact.Of, unit = contact.Unit, phone = contact.Phone, hours = contact.Hours, mail = contact.Mail },
        NilReport nil => new { region = nil.Region.Value, period = nil.Period.ToString(), signer = nil.Signer, reason = nil.Source },
        _ => throw new InvalidOperationException($"The statement {statement.GetType().Name} has no form."),
    };
}
