using System.ComponentModel.DataAnnotations;

namespace SertiKesos.Rights;

/// <summary>How long each class of data is kept, section <c>Retention</c>; 0 keeps it for ever.</summary>
internal sealed class RetentionOptions : IValidatableObject
{
    public const string Section = "Retention";

    /// <summary>Files of the inbox that were taken. Default: 90 days.</summary>
    [Range(0, 36_500)]
    public int InboxDays { get; set; } = 90;

    /// <summary>Answers to offices. Default: 365 days.</summary>
    [Range(0, 36_500)]
    public int ReceiptsDays { get; set; } = 365;

    /// <summary>Files as they came, unless they are in force. Default: 60 months (Permenkominfo 20/2016 art. 15).</summary>
    [Range(0, 1_200)]
    public int OriginalsMonths { get; set; } = 60;

    /// <summary>
    /// Versions of registers, counted from the day on which the next one came, and the workbooks of offices that were written
    /// from them. Default: 60 months.
    /// </summary>
    [Range(0, 1_200)]
    public int RegisterVersionsMonths { get; set; } = 60;

    /// <summary>People who left a role. Default: 60 months.</summary>
    [Range(0, 1_200)]
    public int MusterMonths { get; set; } = 60;

    /// <summary>Alerts and notices that ended. Default: 24 months; below 12 an alert could be sent twice.</summary>
    [Range(0, 1_200)]
    public int AlertsMonths { get; set; } = 24;

    /// <summary>What became of a submission. Default: 60 months; never shorter than its original.</summary>
    [Range(0, 1_200)]
    public int SubmissionsMonths { get; set; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AlertsMonths is > 0 and < 12)
        {
            yield return new ValidationResult("Retention:AlertsMonths harus 0 (selamanya) atau paling sedikit 12 bulan.", [nameof(AlertsMonths)]);
        }

        if (SubmissionsMonths > 0 && (OriginalsMonths == 0 || SubmissionsMonths < OriginalsMonths))
        {
            yield return new ValidationResult(
                "Retention:SubmissionsMonths tidak boleh lebih pendek dari Retention:OriginalsMonths.", [nameof(SubmissionsMonths)]);
        }
    }
}
