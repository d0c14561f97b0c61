using Microsoft.OpenApi;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Regeneration;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Summaries;

namespace SertiKesos.Portal.OpenApi;

/// <summary>What <see cref="CoverageJson"/> and <see cref="PlanJson"/> write.</summary>
internal static class CoverageShapes
{
    public static OpenApiSchema Band => Shape.Object(("band", Shape.OneOf(AgeFigures.Bands.Select(band => band.Code))), ("people", Shape.Count));

    public static IReadOnlyList<(string Name, OpenApiSchema Shape)> All { get; } =
    [
        ("Coverage", Shape.Object(
            ("period", Shape.Month),
            ("asOf", Shape.Date),
            ("known", Shape.OneOf("now", "deadline")),
            ("provisional", Shape.Flag),
            ("window", Shape.Object(("opens", Shape.Date), ("deadline", Shape.Date), ("lock", Shape.Date))),
            ("area", Shape.Text.Saying("`nasional`, a province, a region or a training centre.")),
            ("total", Shape.Named("Figures").OrNull()),
            ("completeness", Shape.Object(
                ("expected", Shape.Count),
                ("onTime", Shape.Count),
                ("late", Shape.Count),
                ("waiting", Shape.Count),
                ("none", Shape.Count),
                ("nil", Shape.Count),
                ("exceptions", Shape.Count),
                ("share", Shape.Share.OrNull()),
                ("onTimeShare", Shape.Share.OrNull()))),
            ("stated", Shape.Object(
                ("regions", Shape.Count), ("declared", Shape.Count), ("counted", Shape.Count), ("differing", Shape.Count), ("difference", Shape.Whole)).OrNull()),
            ("need", Shape.Named("AreaNeed").OrNull()),
            ("needAsStated", Shape.Named("Need").OrNull()),
            ("references", Shape.List(Shape.Object(
                ("code", Shape.Text),
                ("name", Shape.Text),
                ("as", Shape.Text),
                ("value", Shape.Number),
                ("unit", Shape.Text),
                ("confirmed", Shape.Flag),
                ("source", Shape.Text),
                ("note", Shape.Text))).OrNull().Saying("Published figures of the nation; null for other areas.")),
            ("ages", Shape.Named("Ages").OrNull()),
            ("ladder", Shape.Named("Ladder").OrNull()),
            ("trainings", Shape.List(Shape.Object(
                ("name", Shape.Text),
                ("participants", Shape.Count),
                ("declared", Shape.Count.OrNull()),
                ("difference", Shape.Whole.OrNull()),
                ("note", Shape.Text.OrNull())))),
            ("targets", Shape.List(Shape.Named("TargetFigures"))),
            ("plans", Shape.List(Shape.Named("CentrePlan"))),
            ("regions", Shape.List(Shape.Named("RegionCoverage"))))),
        ("RegionCoverage", Shape.Object(
            ("region", Shape.Region),
            ("name", Shape.Text),
            ("province", Shape.Province),
            ("centre", Shape.Centre),
            ("reporting", Shape.OneOf<ReportingState>(SummaryTexts.Code)),
            ("dataPeriod", Shape.Month.OrNull()),
            ("acceptedOn", Shape.Date.OrNull()),
            ("figures", Shape.Named("Figures").OrNull()),
            ("countedElsewhere", Shape.Count.Saying("Those of its people whom the nation counts in another region.")),
            ("declared", Shape.Count.OrNull()),
            ("declaredCertified", Shape.Count.OrNull()),
            ("difference", Shape.Whole.OrNull().Saying("Stated minus counted.")),
            ("partsSum", Shape.Count.OrNull().Saying("What the stated parts add up to.")),
            ("nationalBody", Shape.Count.Saying("People of a national body (IPSM Pusat) among those of the region.")),
            ("reasons", Shape.List(Shape.Text)),
            ("completeness", Shape.Object(
                ("state", Shape.Text),
                ("timeliness", Shape.OneOf<Timeliness>(Shape.CamelCase)),
                ("basis", Shape.OneOf<ReportBasis>(Shape.CamelCase)),
                ("reportedOn", Shape.Date.OrNull()),
                ("extendedTo", Shape.Date.OrNull()),
                ("fields", Shape.List(Shape.Object(("field", Shape.OneOf<RequiredField>(Shape.CamelCase)), ("filled", Shape.Count), ("asked", Shape.Count)))),
                ("fieldShare", Shape.Share.OrNull()),
                ("quality", Shape.OneOf<FieldQuality>(Shape.CamelCase).OrNull()))),
            ("revision", Shape.Object(("atDeadline", Shape.Named("States").OrNull()), ("now", Shape.Named("States").OrNull()), ("revised", Shape.Flag))),
            ("trend", Shape.Named("Trend").OrNull()),
            ("need", Shape.Named("Need").OrNull()),
            ("ages", Shape.Named("Ages").OrNull()),
            ("ladder", Shape.Named("Ladder").OrNull()),
            ("smallestStep", Shape.Object(("role", Shape.Named("Role")), ("people", Shape.Count.OrNull().Saying("Null for fewer than five.")), ("milestone", Shape.Share), ("text", Shape.Text)).OrNull()),
            ("tksk", Shape.Object(("expected", Shape.Count.OrNull()), ("active", Shape.Count.OrNull()))))),
        ("States", Shape.Object(
            ("people", Shape.Count),
            ("certified", Shape.Count.Saying("Those that are due counted in.")),
            ("due", Shape.Count),
            ("expired", Shape.Count),
            ("passed", Shape.Count),
            ("unknown", Shape.Count),
            ("identityUncertain", Shape.Count),
            ("never", Shape.Count),
            ("suspended", Shape.Count),
            ("coverage", Shape.Share.OrNull()),
            ("low", Shape.Share.OrNull()),
            ("high", Shape.Share.OrNull()))),
        ("Figures", Shape.Object(
            ("total", Shape.Named("States")),
            ("categories", Shape.List(Shape.Object(("category", Category), ("states", Shape.Named("States"))))),
            ("roles", Shape.List(Shape.Object(("role", Shape.Named("Role")), ("category", Category), ("states", Shape.Named("States"))))),
            ("postings", Shape.List(Shape.Object(
                ("role", Shape.Named("Role")), ("category", Category), ("posting", Shape.Text.OrNull()), ("states", Shape.Named("States"))))))),
        ("Need", Shape.Object(
            ("families", Shape.Count),
            ("countedOn", Shape.Date),
            ("source", Shape.Text),
            ("need", Shape.Count),
            ("active", Shape.Count.OrNull()),
            ("certified", Shape.Count.OrNull()),
            ("gap", Shape.Whole.OrNull()),
            ("staffed", Shape.Ratio.OrNull()),
            ("coverageOfNeed", Shape.Ratio.OrNull()))),
        ("AreaNeed", Shape.Object(
            ("regions", Shape.Count),
            ("stated", Shape.Count),
            ("reported", Shape.Count),
            ("families", Shape.Count),
            ("need", Shape.Count),
            ("comparedNeed", Shape.Count.Saying("That of the regions that have reported.")),
            ("active", Shape.Count.OrNull()),
            ("certified", Shape.Count.OrNull()),
            ("gap", Shape.Whole.OrNull()),
            ("staffed", Shape.Ratio.OrNull()),
            ("coverageOfNeed", Shape.Ratio.OrNull()))),
        ("Ages", Shape.Object(
            ("on", Shape.Date),
            ("bands", Shape.List(Band)),
            ("unknown", Shape.Count),
            ("setAge", Shape.Count),
            ("reached", Shape.Count),
            ("reaching", Shape.Count),
            ("replacements", Shape.Count),
            ("replacementShare", Shape.Share.OrNull()))),
        ("Ladder", Shape.List(Shape.Object(
            ("level", Shape.OneOf<TrainingLevel>(TrainingLadder.Code)), ("people", Shape.Count), ("certified", Shape.Count), ("ready", Shape.Count)))),
        ("Trend", Shape.Object(
            ("against", Shape.Month),
            ("totalsCompare", Shape.Flag),
            ("commonRoles", Shape.List(Shape.Named("Role"))),
            ("addedRoles", Shape.List(Shape.Named("Role"))),
            ("droppedRoles", Shape.List(Shape.Named("Role"))),
            ("earlier", Shape.Named("States").OrNull()),
            ("later", Shape.Named("States").OrNull()),
            ("shareChange", Shape.Number.OrNull()),
            ("note", Shape.Text.OrNull()))),
        ("TargetFigures", Shape.Object(
            ("area", Shape.Text),
            ("year", Shape.Count),
            ("role", Shape.Named("Role").OrNull()),
            ("target", Shape.Count),
            ("source", Shape.Text),
            ("achieved", Shape.Count.OrNull()),
            ("progress", Shape.Ratio.OrNull()),
            ("remaining", Shape.Count.OrNull()),
            ("monthsGone", Shape.Ratio),
            ("pace", Shape.Ratio.OrNull()),
            ("neededPerMonth", Shape.Ratio.OrNull()),
            ("forecast", Shape.Count.OrNull()),
            ("isMet", Shape.Flag.OrNull()),
            ("isOnTrack", Shape.Flag.OrNull()))),
        ("CentrePlan", Shape.Object(
            ("centre", Shape.Centre),
            ("name", Shape.Text),
            ("confirmed", Shape.Flag),
            ("candidates", Shape.Count.OrNull()),
            ("backlog", Shape.Count.OrNull()),
            ("seats", Shape.Count.OrNull()),
            ("monthsWithoutSeats", Shape.Count.OrNull()),
            ("firstOverflow", Shape.Month.OrNull()),
            ("firstExpiringOverflow", Shape.Month.OrNull()),
            ("cleared", Shape.Month.OrNull()),
            ("shortage", Shape.Count.OrNull()),
            ("costs", Shape.List(Shape.Object(
                ("mode", Shape.OneOf<ExamMode>(Shape.CamelCase)), ("unitCost", Shape.Count), ("candidates", Shape.Count), ("rupiah", Shape.Count), ("source", Shape.Text)))),
            ("months", Shape.List(Shape.Object(
                ("month", Shape.Month),
                ("expiring", Shape.Count),
                ("waiting", Shape.Count.OrNull()),
                ("demand", Shape.Count.OrNull()),
                ("seats", Shape.Count.OrNull()),
                ("served", Shape.Count.OrNull()),
                ("left", Shape.Count.OrNull()),
                ("overflows", Shape.Flag.OrNull())))))),
    ];

    private static OpenApiSchema Category => Shape.OneOf<LegalCategory>(RoleCatalog.Code);
}
