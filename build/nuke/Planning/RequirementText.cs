using System.Linq.Expressions;

namespace Nuke.Common.Planning;

/// <summary>The expression of a requirement, nearly as it was written.</summary>
static class RequirementText
{
    const string Conversion = "Convert(";
    const string Constant = "value(";

    public static string Of(LambdaExpression requirement)
    {
        var text = requirement.Body.ToString();
        // The build object is printed as value(Full.Type.Name), a conversion as Convert(operand, Type).
        for (var at = Find(text, Constant); at >= 0 && text.IndexOf(").", at, StringComparison.Ordinal) is >= 0 and var end; at = Find(text, Constant))
            text = text.Remove(at, end + 2 - at);
        for (var at = Find(text, Conversion); at >= 0; at = Find(text, Conversion))
        {
            var end = Closing(text, at + Conversion.Length);
            var operand = text[(at + Conversion.Length)..end];
            text = text[..at] + operand[..operand.LastIndexOf(',')] + text[(end + 1)..];
        }

        return text;
    }

    static int Find(string text, string start) => text.IndexOf(start, StringComparison.Ordinal);

    static int Closing(string text, int at)
    {
        for (var depth = 1; ; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return at;
        }
    }
}
