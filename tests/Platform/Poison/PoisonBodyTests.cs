using System.Text;
using SertiKesos.Platform.Poison;

namespace SertiKesos.Tests.Platform.Poison;

public sealed class PoisonBodyTests
{
    private const string Submission = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData($"{{\"version\":1,\"region\":\"32.77\",\"submission\":\"{Submission}\"}}", "32.77", Submission, null)]
    [InlineData("{\"version\":1,\"region\":\"32.77\",\"key\":\"ffffffffffffffffffffffffffffffff\"}", "32.77", null, null)]
    [InlineData("{\"period\":\"2026-11\"}", null, null, "2026-11")]
    [InlineData($"{{\"Type\":\"BlobTrigger\",\"ContainerName\":\"rosters\",\"BlobName\":\"32.77/{Submission}\"}}", "32.77", Submission, null)]
    [InlineData($"{{\"BlobName\":\"32.77/{Submission}-ffffffffffffffffffffffffffffffff\"}}", "32.77", Submission, null)]
    [InlineData("{\"BlobName\":\"32.77/Data Sdri. Ratna Purwanti.xlsx\"}", "32.77", null, null)]
    [InlineData($"{{\"type\":\"x\",\"subject\":\"/blobServices/default/containers/rosters/blobs/32.77/{Submission}\"}}", "32.77", Submission, null)]
    [InlineData("[{\"subject\":\"/blobServices/default/containers/rosters/blobs/32.77/Data Ratna Purwanti.xlsx\"}]", "32.77", null, null)]
    [InlineData("[{\"subject\":\"/blobServices/default/containers/receipts/blobs/32.77/a\"}]", null, null, null)]
    [InlineData("[]", null, null, null)]
    [InlineData("{\"BlobName\":\"Ratna Purwanti/x\"}", null, null, null)]
    [InlineData("{\"region\":\"Ratna\",\"submission\":\"3277011708850001\",\"period\":\"2026-1x\"}", null, null, null)]
    [InlineData("{\"region\":5,\"submission\":null}", null, null, null)]
    [InlineData("{\"region\":\"\\ud800\"}", null, null, null)]
    [InlineData("[\"32.77\"]", null, null, null)]
    [InlineData("bukan permintaan", null, null, null)]
    [InlineData("", null, null, null)]
    public void Only_codes_of_ours_are_read(string text, string? region, string? submission, string? period)
    {
        foreach (var body in (string[])[text, Convert.ToBase64String(Encoding.UTF8.GetBytes(text))])
        {
            var subject = PoisonBody.Read(body);

            Assert.Equal((region, submission, period), (subject.Region?.Value, subject.Submission, subject.Period));
        }
    }
}
