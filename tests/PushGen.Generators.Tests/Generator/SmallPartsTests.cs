using PushGen.Generators.Emitting;
using PushGen.Generators.Model;
using PushGen.Generators.Parsing;

namespace PushGen.Generators.Tests.Generator;

public class SmallPartsTests
{
    [Fact]
    public void EquatableArray_NullAndEmpty_AreEqual()
    {
        var empty = new EquatableArray<string>([]);

        Assert.Equal(default, empty);
        Assert.Equal(default(EquatableArray<string>).GetHashCode(), empty.GetHashCode());
        Assert.Empty(default(EquatableArray<string>));
    }

    [Fact]
    public void EquatableArray_IsEqualByElementsInOrder()
    {
        var array = new EquatableArray<string>(["a", "b"]);

        Assert.True(array == new EquatableArray<string>(["a", "b"]));
        Assert.Equal(array.GetHashCode(), new EquatableArray<string>(["a", "b"]).GetHashCode());
        Assert.True(array != new EquatableArray<string>(["b", "a"]));
        Assert.False(array.Equals(new EquatableArray<string>(["a"])));
        Assert.False(array.Equals("a"));
        Assert.Equal(["a", "b"], array);
    }

    [Fact]
    public void SourceWriter_WithAnOpenBlock_Throws()
    {
        var writer = new SourceWriter();
        writer.Open("class A");

        Assert.Throws<InvalidOperationException>(writer.ToString);
        writer.Lines("int a;\r\n\nint b;");
        writer.Close(";");
        Assert.Equal("class A\n{\n    int a;\n\n    int b;\n};\n", writer.ToString());
    }

    [Fact]
    public void UniqueNames_GivesEachNameOnce()
    {
        var names = new UniqueNames("Info");
        names.Reserve("a");

        Assert.Equal(["Info1", "a1", "a2", "b"], [names.Claim("Info"), names.Claim("a"), names.Claim("a"), names.Claim("b")]);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("a~", "it may have only lower-case letters, digits, '-' and '.'")]
    [InlineData("Ab", "it may have only lower-case letters, digits, '-' and '.'")]
    [InlineData("ä", "it may have only lower-case letters, digits, '-' and '.'")]
    [InlineData(".", "it has to begin and end with a letter or digit")]
    [InlineData("a-", "it has to begin and end with a letter or digit")]
    [InlineData("a.b-2", null)]
    public void WireName_IsCheckedAsTheProtocolSays(string name, string? fault) => Assert.Equal(fault, WireNames.Fault(name));
}
