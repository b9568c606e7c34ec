if (excluded == 'slow') {
    println 'release is slow: it runs with -Pfull'
    return false
}
return true
