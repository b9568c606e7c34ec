if (excluded == 'slow') {
    println 'every-maven is slow: it runs with -Pfull'
    return false
}
return true
