import javax.lang.model.SourceVersion

// The prompts check what you type. Values from -D in batch mode, and keywords in a package, are only checked here.
def given = request.properties
def problems = []
if (!(given.projectName ==~ /[\p{L}\p{N}][\p{L}\p{N} .,:;()!?'_-]{0,99}/)) {
    problems << "projectName '${given.projectName}': use letters, digits, spaces and . , : ; ( ) ! ? ' _ -"
}
if (!(request.artifactId ==~ /[a-z][a-z0-9-]{0,99}/)) {
    problems << "artifactId '${request.artifactId}': use lower-case letters, digits and '-', starting with a letter"
}
if (!SourceVersion.isName(request.package)) {
    problems << "package '${request.package}': not the name of a Java package"
}
if (problems) {
    def made = new File(request.outputDirectory, request.artifactId)
    throw new IllegalArgumentException(
            "The project cannot be built with these values:\n  ${problems.join('\n  ')}\nDelete ${made} and generate it again.")
}

// An archive does not store this bit.
new File(new File(request.outputDirectory, request.artifactId), 'mvnw').setExecutable(true)
