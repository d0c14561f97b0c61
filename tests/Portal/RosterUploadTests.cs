using Microsoft.AspNetCore.Http;
using SertiKesos.Portal;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Tests.Portal;

public sealed class RosterUploadTests
{
    [Theory]
    [InlineData(null, "roster.xlsx")]
    [InlineData("", "roster.xlsx")]
    [InlineData("..", "roster.xlsx")]
    [InlineData("Data SDM.xlsx", "Data SDM.xlsx")]
    [InlineData("Data%20SDM.xlsx", "Data SDM.xlsx")]
    [InlineData(@"C:\Users\Dinsos\Data.xls", "Data.xls")]
    [InlineData("../../32.17/Data.xlsx", "Data.xlsx")]
    [InlineData("%2e%2e%2fData.xlsx", "Data.xlsx")]
    [InlineData("baris\r\nbaru?#.csv", "barisbaru.csv")]
    [InlineData("%EF%BF%BF.csv", "roster.csv")]
    [InlineData("\u202Exslx\uFFFE.csv", "xslx.csv")]
    [InlineData("%F0%9F%93%8A Data \uD83D.xlsx", "📊 Data .xlsx")]
    public void Names_are_made_safe(string? name, string expected) => Assert.Equal(expected, RosterFileName.Of(name));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = RosterFileName.Of(new string('a', 500) + ".xlsx");

        Assert.Equal(120, name.Length);
        Assert.EndsWith("a.xlsx", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_file_is_taken_and_one_byte_more_is_not()
    {
        Assert.Equal(RosterGate.MaxBytes, (await ReadAsync(new byte[RosterGate.MaxBytes])).Content.Length);
        Assert.Same(UploadedFile.TooLarge, await ReadAsync(new byte[RosterGate.MaxBytes + 1]));
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_broken_form_is_told_as_such(string type)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = type;
        request.Body = new MemoryStream([.. "--x\r\nContent-Disp"u8]);

        var failure = await Record.ExceptionAsync(() => RosterUpload.ReadAsync(request, CancellationToken.None));

        Assert.True(failure is IOException or InvalidDataException, failure?.ToString());
    }

    private static Task<UploadedFile> ReadAsync(byte[] body)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body);
        return RosterUpload.ReadAsync(request, CancellationToken.None);
    }
}
