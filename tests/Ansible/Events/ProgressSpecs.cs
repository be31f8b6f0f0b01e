using Ingot.Ansible.Events;

namespace Ingot.Tests.Ansible.Events;

/// <summary>Signs of life, and the reading of a file that grows.</summary>
public sealed class ProgressSpecs
{
    [Fact]
    public void A_long_task_gives_a_sign_of_life_each_minute_and_later_every_five()
    {
        var clock = new Clock();
        var progress = new PlaybookProgress("/root", text => text, clock);
        progress.Read(PlaybookEvent.Parse("""{"event":"task","name":"app : Install","number":17,"total":43,"open":true}""")!);

        var signs = new List<string?>();
        for (var half = 1; half <= 24; half++)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            signs.Add(progress.Sign());
        }

        Assert.Equal(
            [1, 2, 3, 4, 5, 10],
            signs.OfType<string>().Select(sign => int.Parse(sign.Split(", ")[1].Split(' ')[0])));
        Assert.Equal("Still running: app : Install, 1 min (task 17 of at least 43)", signs[1]);
        progress.Read(PlaybookEvent.Parse("""{"event":"result","name":"app : Install","status":"ok"}""")!);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(progress.Sign());
    }

    [Fact]
    public void Only_whole_lines_are_read_and_each_once()
    {
        var path = Path.GetTempFileName();
        try
        {
            var file = new EventFile(path);
            File.AppendAllText(path, "one\ntw");
            Assert.Equal(["one"], file.ReadNew());
            File.AppendAllBytes(path, [0x6f, 0xc3]);
            Assert.Empty(file.ReadNew());
            File.AppendAllBytes(path, [0xbc, 0x0a]);
            Assert.Equal(["twoü"], file.ReadNew());
            Assert.Empty(file.ReadNew());
        }
        finally
        {
            File.Delete(path);
        }
    }

    sealed class Clock : TimeProvider
    {
        long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Advance(TimeSpan span) => ticks += span.Ticks;
    }
}
