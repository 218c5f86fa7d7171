namespace PushGen.Generators.Tests.Live;

/// <summary>A contract with a <c>Test.Run</c> that uses what is generated for it.</summary>
static class LiveSource
{
    const string Tools = """

        public static class Tools
        {
            /// <summary>The arguments as JSON.</summary>
            public static string Json<T>(T arguments, System.Text.Json.JsonSerializerOptions options) where T : struct, PushGen.CodeGen.IArguments<T>
            {
                using var stream = new System.IO.MemoryStream();
                using (var json = new System.Text.Json.Utf8JsonWriter(stream))
                {
                    json.WriteStartObject();
                    arguments.Write(new PushGen.CodeGen.ArgumentWriter(json, options));
                    json.WriteEndObject();
                }
                return System.Text.Encoding.UTF8.GetString(stream.ToArray());
            }

            public static T FromJson<T>(string json, System.Text.Json.JsonSerializerOptions options) where T : struct, PushGen.CodeGen.IArguments<T>
            {
                var reader = new PushGen.CodeGen.ArgumentReader(System.Text.Encoding.UTF8.GetBytes(json), options);
                return T.Read(ref reader);
            }

            /// <summary>The key as the query of an address.</summary>
            public static string Query<T>(T key) where T : struct, PushGen.CodeGen.ITopicKey<T> => PushGen.CodeGen.TopicKeyWriter.Format(key);

            public static T FromQuery<T>(string query) where T : struct, PushGen.CodeGen.ITopicKey<T>
            {
                var values = new List<KeyValuePair<string, string>>();
                foreach (string pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
                    values.Add(new(Uri.UnescapeDataString(pair.Split('=')[0]), Uri.UnescapeDataString(pair.Split('=')[1])));
                return PushGen.CodeGen.TopicKeyReader.Read<T>(values);
            }
        }
        """;

    public static object? Run(string types, string members, string body) => LiveAssembly.Run($$"""
        {{types}}
        [PushContract]
        public interface ITrading
        {
            {{members}}
        }
        public static class Test
        {
            public static object Run()
            {
                {{body}}
            }
        }
        {{Tools}}
        """);
}
