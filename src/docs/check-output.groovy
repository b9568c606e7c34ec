import groovy.io.FileType
import java.util.regex.Pattern

// Run by the verify script of an invoker project: what the documentation says that its commands print, they have printed.
// The lines of a block "output <project>" have to be found in one of the project's logs, in any order, because tasks run at
// once. Numbers may be others, spaces more or less, and … stands for anything.
def project = basedir.name
def top = new File(documentation, '../..')
def pages = [new File(top, 'README.md')]
new File(documentation, 'pages').eachFileRecurse(FileType.FILES) { pages << it }

def quoted = { String word ->
    word.split(/(?<=\d)(?!\d)|(?<!\d)(?=\d)/).collect { it ==~ /\d+/ ? /\d+/ : Pattern.quote(it) }.join('')
}
def words = { String part ->
    part.split(/(?<=\s)(?=\S)|(?<=\S)(?=\s)/).collect { it.isBlank() ? /\s+/ : quoted(it) }.join('')
}
def pattern = { String line ->
    Pattern.compile(line.trim().split('…', -1).collect { it.isEmpty() ? '' : words(it) }.join('.*') + /\s*/)
}
def logs = basedir.listFiles().findAll { it.name.endsWith('.log') }.collect { it.text.normalize().readLines() }
def printed = { List<Pattern> lines ->
    logs.any { log -> lines.every { line -> log.any { line.matcher(it).matches() } } }
}
def checked = 0
pages.findAll { it.name.endsWith('.md') }.each { page ->
    (page.text.normalize() =~ /(?s)\n```output ${project}\n(.*?)\n```/).each { block ->
        def lines = block[1].readLines()
        assert printed(lines.collect(pattern)) : "${page}: no run of ${project} prints\n${block[1]}"
        checked++
    }
}
assert checked > 0 : "the documentation has no output of ${project}: leave this script out"
