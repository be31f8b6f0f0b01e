using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Guests;

/// <summary>What the playbooks of the areas find on the guest.</summary>
static class AreaFiles
{
    public static void Add(WindowsMachine guest)
    {
        var now = TimeProvider.System.GetUtcNow();
        var root = guest.Drives["C"];
        var data = root.Descend(["data"], now);
        Write(data, "run.cmd", "@echo off");
        Write(data, "app.config", """<?xml version="1.0" encoding="utf-8"?><configuration><appSettings mode="test" /></configuration>""");
        Write(data, "keys.reg", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n\"Limit\"=dword:00000010\r\n\"Path\"=\"C:\\\\data\"\r\n");
        Write(data.Descend(["sub", "deep"], now), "two.txt", "zwei");
        guest.Drives["HKLM"].Descend(["SOFTWARE", "Contoso"], now);
        root.Children["input.zip"] = new() { Name = "input.zip", Content = Zip() };
        using var certificate = TestMachine.Certificate("127.0.0.1");
        data.Children["root.cer"] = new() { Name = "root.cer", Content = certificate.RawData };
        guest.Objects["disk/1"] = new JsonObject { ["number"] = 1L, ["size"] = 32L << 30, ["style"] = "RAW", ["partitions"] = new JsonArray() };
    }

    static void Write(TreeNode folder, string name, string text) => folder.Children[name] = new() { Name = name, Content = Encoding.UTF8.GetBytes(text) };

    static byte[] Zip()
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        using (var stream = zip.CreateEntry("one.txt").Open())
            stream.Write("eins"u8);
        return content.ToArray();
    }
}
