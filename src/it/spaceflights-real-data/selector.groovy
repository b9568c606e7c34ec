if (excluded == 'slow') {
    println 'spaceflights-real-data is slow: it runs with -Pfull'
    return false
}
// The real raw data is not part of the project; it may lie next to the checkout.
def folder = new File(realData).canonicalFile
if (new File(folder, 'shuttles.xlsx').file) {
    return true
}
println "Skipped: there is no ${folder}, so the starter does not meet the real spaceflights data."
return false
