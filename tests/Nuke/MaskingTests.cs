using System.Text.Encodings.Web;
using System.Text.Json;
using Nuke.Common.Output;
using Nuke.Common.Parameters;

namespace Ingot.Tests.Nuke;

public sealed class MaskingTests
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Masker masker = new();

    [Theory]
    [InlineData("the hunter22 is", "the *** is")]
    [InlineData("the hun|ter22 is", "the *** is")]
    [InlineData("h|u|n|t|e|r|2|2|", "***")]
    [InlineData("hunter2|3", "hunter23")]
    [InlineData("hunter22hunter|22", "******")]
    [InlineData("hunhunter22", "hun***")]
    [InlineData("hu|hunter22", "hu***")]
    [InlineData("hunter", "hunter")]
    [InlineData("Password: h", "Password: h")]
    public void A_secret_is_hidden_also_when_it_is_written_in_parts(string pieces, string expected)
    {
        masker.Add("hunter22");
        Assert.Equal(expected, Write(pieces.Split('|')));
    }

    [Theory]
    [InlineData("hunter22-long|er!", "***!")]
    [InlineData("hunter22-lo|st", "***-lost")]
    public void Of_two_secrets_with_one_beginning_the_longer_is_hidden_whole(string pieces, string expected)
    {
        masker.Add("hunter22");
        masker.Add("hunter22-longer");
        Assert.Equal(expected, Write(pieces.Split('|')));
    }

    [Fact]
    public void What_may_begin_a_secret_waits_no_longer_than_its_line()
    {
        masker.Add("hunter22");
        using var inner = new StringWriter();
        using var writer = new MaskingWriter(inner, masker);
        writer.Write("go hunt");
        writer.Flush();
        Assert.Equal("go ", inner.ToString());
        writer.WriteLine();
        Assert.Equal("go hunt\n", inner.ToString());
    }

    [Fact]
    public void Every_line_of_a_secret_is_hidden()
    {
        masker.Add("-----BEGIN KEY-----\nMIIcanary\nAAAAcanary\n-----END KEY-----\n");
        Assert.Equal("***\n***\n***\n***\n", Write(["-----BEGIN KEY-----\n", "MIIcan", "ary\nAAAA", "canary\n", "-----END KEY-----\n"]));
    }

    [Fact]
    public void Escaped_forms_are_hidden_too()
    {
        const string canary = "cänary+\"<22>\"\\x";
        masker.Add(canary);
        string[] forms =
        [
            JsonSerializer.Serialize(canary), JsonSerializer.Serialize(canary, Relaxed),
            "\"c\\u00e4nary+\\\"<22>\\\"\\\\x\"", $"\"{Uri.EscapeDataString(canary)}\"",
        ];
        Assert.All(forms, x => Assert.Equal("\"***\"", Write([x])));
    }

    [Fact]
    public void Without_secrets_nothing_waits()
    {
        using var inner = new StringWriter();
        using var writer = new MaskingWriter(inner, masker);
        writer.Write('h');
        Assert.Equal("h", inner.ToString());
    }

    string Write(string[] pieces)
    {
        using var inner = new StringWriter();
        using var writer = new MaskingWriter(inner, masker);
        foreach (var piece in pieces)
            writer.Write(piece);
        writer.Release();
        return inner.ToString();
    }
}
