using System.Text;

namespace Nuke.Common.Parameters;

/// <summary>Asks a person on the terminal, without echo.</summary>
static class HiddenInput
{
    /// <summary>One line; null if it was given up by Escape.</summary>
    public static string? Read(string question)
    {
        // .NET turns the echo of the terminal off with the first look at the keyboard: that must come before the question.
        while (Console.KeyAvailable)
            Console.ReadKey(intercept: true);
        Console.Error.Write(question);
        var typed = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key is ConsoleKey.Enter or ConsoleKey.Escape)
            {
                Console.Error.WriteLine();
                return key.Key == ConsoleKey.Enter ? typed.ToString() : null;
            }

            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(typed.Length - 1, 0);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
    }
}
